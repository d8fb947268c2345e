package io.partguard.detection.prices;

import io.partguard.detection.outbound.Neighbours;
import io.partguard.neighbours.ClientBeans;

/** Not a {@code @Configuration}: it belongs to the one client that names it. */
class PricingClientConfiguration extends ClientBeans {
    PricingClientConfiguration(Neighbours neighbours) {
        super(neighbours.pricing());
    }
}
