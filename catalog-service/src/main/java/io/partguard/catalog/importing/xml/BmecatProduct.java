package io.partguard.catalog.importing.xml;

import io.partguard.tables.Row;
import io.partguard.tables.xml.XmlElement;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * An article of BMEcat 1.2, or a product of BMEcat 2005, as a row. The two say the same under other names. A part is the
 * manufacturer's number under the manufacturer's name; where the file has no such number, the supplier's.
 */
final class BmecatProduct {
    private final String item;
    private final String prefix;
    private final String id;
    private final String reference;
    private final String referenced;
    private final String status;

    /** @param item ARTICLE or PRODUCT */
    private BmecatProduct(String item, String id, String referenced) {
        this.item = item;
        this.prefix = item + "_";
        this.id = id;
        this.reference = prefix + "REFERENCE";
        this.referenced = referenced;
        this.status = prefix + "DETAILS/SPECIAL_TREATMENT_CLASS";
    }

    static final BmecatProduct OF_1_2 = new BmecatProduct("ARTICLE", "AID", "ART_ID_TO");
    static final BmecatProduct OF_2005 = new BmecatProduct("PRODUCT", "PID", "PROD_ID_TO");

    Row row(XmlElement product, Header header) {
        String details = prefix + "DETAILS/";
        String order = prefix + "ORDER_DETAILS/";
        String logistic = prefix + "LOGISTIC_DETAILS/";
        Fields fields = key(product, header);
        text(fields, product, "name", "names", details + "DESCRIPTION_SHORT", header);
        text(fields, product, "description", "descriptions", details + "DESCRIPTION_LONG", header);
        gtin(fields, product, details);
        fields.take("unit", order + "ORDER_UNIT")
                .take("packQuantity", order + "NO_CU_PER_OU")
                .take("minOrderQuantity", order + "QUANTITY_MIN")
                .take("hsCode", logistic + "CUSTOMS_TARIFF_NUMBER/CUSTOMS_NUMBER")
                .take("countryOfOrigin", logistic + "COUNTRY_OF_ORIGIN");
        product.first(status).ifPresent(dangerous -> fields.put("hazmat", status, "true"));
        family(fields, product);
        product.all(reference)
                .filter(it -> "followup".equals(it.attributes().get("type")))
                .flatMap(it -> it.value(referenced).stream())
                .forEach(number -> fields.addParts("supersededBy", reference + "/" + referenced, "partNumber", number));
        header.element().all("CATALOG/TERRITORY").forEach(it -> fields.add("regions", "CATALOG/TERRITORY", it.value()));
        pictures(product, header)
                .forEach(picture -> fields.addParts("images", "MIME_INFO/MIME/MIME_SOURCE", "url", picture));
        return fields.row();
    }

    /** Brand and number alone. */
    Fields key(XmlElement product, Header header) {
        String manufacturer = prefix + "DETAILS/MANUFACTURER_";
        Fields fields = new Fields(product);
        fields.take("brand", manufacturer + "NAME");
        if (product.value(manufacturer + "NAME").isPresent()) {
            fields.take("partNumber", manufacturer + id);
        } else {
            fields.put("brand", manufacturer + "NAME", supplier(header).orElse(null));
        }
        return fields.take("partNumber", "SUPPLIER_" + id);
    }

    private static Optional<String> supplier(Header header) {
        XmlElement element = header.element();
        return element.value("SUPPLIER/SUPPLIER_NAME")
                .or(() -> element.all("PARTIES/PARTY")
                        .filter(party -> party.value("PARTY_ROLE")
                                .filter("supplier"::equals)
                                .isPresent())
                        .flatMap(party -> party.value("ADDRESS/NAME").stream())
                        .findFirst());
    }

    private static void text(
            Fields fields, XmlElement product, String field, String others, String path, Header header) {
        List<XmlElement> texts =
                product.all(path).filter(text -> !text.value().isEmpty()).toList();
        if (texts.isEmpty()) {
            fields.put(field, path, null);
        } else {
            header.texts(fields, field, others, path, texts, "lang");
        }
    }

    private static void gtin(Fields fields, XmlElement product, String details) {
        fields.take("gtin", details + "EAN");
        product.all(details + "INTERNATIONAL_PID")
                .filter(it ->
                        List.of("gtin", "ean", "upc").contains(it.attributes().getOrDefault("type", "")))
                .findFirst()
                .ifPresent(it -> fields.put("gtin", details + "INTERNATIONAL_PID", it.value()));
    }

    private void family(Fields fields, XmlElement product) {
        String features = prefix + "FEATURES/";
        product.value(features + "REFERENCE_FEATURE_GROUP_ID").ifPresent(group -> {
            String system =
                    product.value(features + "REFERENCE_FEATURE_SYSTEM_NAME").orElse(item);
            fields.put("family", features + "REFERENCE_FEATURE_GROUP_ID", system + " " + group);
        });
    }

    private static Stream<String> pictures(XmlElement product, Header header) {
        String root = header.element()
                .value("CATALOG/MIME_ROOT")
                .map(it -> it.endsWith("/") ? it : it + "/")
                .orElse("");
        return product.all("MIME_INFO/MIME")
                .filter(mime -> mime.value("MIME_TYPE")
                        .filter(type -> type.startsWith("image/"))
                        .isPresent())
                .flatMap(mime -> mime.value("MIME_SOURCE").stream())
                .map(source -> source.contains("://") ? source : root + source)
                .distinct();
    }
}
