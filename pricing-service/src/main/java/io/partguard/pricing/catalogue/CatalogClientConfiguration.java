package io.partguard.pricing.catalogue;

import io.partguard.neighbours.ClientBeans;

/** Not a {@code @Configuration}: it belongs to the one client that names it. */
class CatalogClientConfiguration extends ClientBeans {
    CatalogClientConfiguration(Neighbours neighbours) {
        super(neighbours.catalog());
    }
}
