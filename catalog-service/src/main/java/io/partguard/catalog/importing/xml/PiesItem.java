package io.partguard.catalog.importing.xml;

import io.partguard.tables.Row;
import io.partguard.tables.xml.XmlElement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * An item of PIES as a row. What PIES says in codes of its licensed tables (part terminology, brand) stays a code, the
 * table named before it.
 */
final class PiesItem {
    private static final String DESCRIPTIONS = "Descriptions/Description";
    private static final String INTERCHANGES = "PartInterchangeInfo/PartInterchange";
    private static final String ASSETS = "DigitalAssets/DigitalFileInformation";
    private static final String EXTENDED = "ExtendedInformation/ExtendedProductInformation";
    /** Descriptions that can be a name, the one we want first: product, short, title, extended. */
    private static final List<String> NAMES = List.of("DES", "SHO", "TLE", "EXT");

    private static final List<String> TEXTS = List.of("MKT", "EXT");
    private static final Set<String> PICTURES = Set.of("JPG", "JPEG", "PNG", "GIF", "TIF", "TIFF", "BMP", "WEBP");

    private PiesItem() {}

    static Row row(XmlElement item, Header header) {
        Fields fields = key(item);
        texts(fields, item, "name", "names", NAMES, header);
        texts(fields, item, "description", "descriptions", TEXTS, header);
        item.value("PartTerminologyID").ifPresent(id -> fields.put("family", "PartTerminologyID", "PCdb " + id));
        fields.take("gtin", "ItemLevelGTIN").take("minOrderQuantity", "MinimumOrderQuantity");
        item.first("MinimumOrderQuantity")
                .flatMap(quantity -> quantity.attribute("UOM"))
                .ifPresent(unit -> fields.put("unit", "MinimumOrderQuantity/@UOM", unit));
        fields.take("packQuantity", "Packages/Package/QuantityofEaches").take("hazmat", "HazardousMaterialCode");
        extended(item, "CTO").ifPresent(country -> fields.put("countryOfOrigin", EXTENDED, country));
        extended(item, "HTS").ifPresent(code -> fields.put("hsCode", EXTENDED, code));
        item.all(INTERCHANGES).forEach(interchange -> interchanges(fields, interchange));
        pictures(item).forEach(picture -> fields.addParts("images", ASSETS, "url", picture));
        fields.take("validFrom", "ItemEffectiveDate");
        return fields.row();
    }

    /** Brand and number alone. */
    static Fields key(XmlElement item) {
        return new Fields(item)
                .take("brand", "BrandLabel", "BrandAAIAID")
                .take("manufacturerCode", "BrandAAIAID")
                .take("partNumber", "PartNumber");
    }

    /** The best kind of description there is; of that kind the one in the file's language, else the first. */
    private static void texts(
            Fields fields, XmlElement item, String field, String others, List<String> kinds, Header header) {
        for (String kind : kinds) {
            List<XmlElement> texts = item.all(DESCRIPTIONS)
                    .filter(text -> kind.equals(text.attributes().get("DescriptionCode")))
                    .filter(text -> !text.value().isEmpty())
                    .toList();
            if (!texts.isEmpty()) {
                header.texts(fields, field, others, DESCRIPTIONS, texts, "LanguageCode");
                return;
            }
        }
        fields.put(field, DESCRIPTIONS, null);
    }

    private static Optional<String> extended(XmlElement item, String code) {
        return item.all(EXTENDED)
                .filter(info -> code.equals(info.attributes().get("EXPICode")))
                .map(XmlElement::value)
                .findFirst();
    }

    private static void interchanges(Fields fields, XmlElement interchange) {
        String brand = interchange
                .attribute("BrandLabel")
                .or(() -> interchange.attribute("BrandAAIAID"))
                .orElse("");
        interchange
                .all("PartNumber")
                .filter(number -> !number.value().isEmpty())
                .forEach(number -> fields.addParts(
                        "interchanges",
                        INTERCHANGES,
                        "brand",
                        brand,
                        "number",
                        number.value(),
                        "quantity",
                        number.attributes().get("InterchangeQuantity"),
                        "grade",
                        interchange.attributes().get("QualityGradeLevel"),
                        "note",
                        interchange.attributes().get("InternalNotes")));
    }

    private static Stream<String> pictures(XmlElement item) {
        return item.all(ASSETS)
                .filter(asset ->
                        asset.value("FileType").filter(PICTURES::contains).isPresent())
                .flatMap(asset -> asset.value("URI").or(() -> asset.value("FileName")).stream());
    }
}
