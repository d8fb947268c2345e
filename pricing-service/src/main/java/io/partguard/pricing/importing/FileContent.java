package io.partguard.pricing.importing;

import io.partguard.pricing.book.store.BookChanges.Cause;

/**
 * What files of a kind hold, and where their imports are kept.
 *
 * @param name as in the database and in addresses
 * @param imports the table of their imports
 * @param mappings the table of their mappings
 * @param cause of the change they make in the price book
 * @param subject of that change
 * @param event what the end of an import is called in events
 */
public record FileContent(String name, String imports, String mappings, Cause cause, String subject, String event) {

    public static final FileContent PRICES = new FileContent(
            "prices", "price_import", "price_mapping", Cause.PRICES, "price-list", "priceimport.finished");

    /** @param name such as part-figures */
    public static FileContent masterData(String name) {
        return new FileContent(
                name,
                "master_data_import",
                "master_data_mapping",
                Cause.MASTER_DATA,
                name,
                "masterdataimport.finished");
    }
}
