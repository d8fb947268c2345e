package io.partguard.pricing.pressure.detection;

import io.partguard.neighbours.ClientBeans;

/** Not a {@code @Configuration}: it belongs to the one client that names it. */
class DetectionClientConfiguration extends ClientBeans {
    DetectionClientConfiguration(Neighbours neighbours) {
        super(neighbours.detection());
    }
}
