package io.partguard.catalog.importing.xml;

import io.partguard.tables.xml.XmlElement;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a file says about all its items.
 *
 * @param language in which texts without a language of their own are
 * @param update whether the file holds only what changed
 * @param element the header itself
 */
record Header(@Nullable String language, boolean update, XmlElement element) {

    static final Header NONE = new Header(null, false, new XmlElement("none", Map.of(), List.of(), "", 0));

    static Header pies(XmlElement header) {
        return new Header(
                Language.of(header.value("LanguageCode").orElse(null)),
                header.value("SubmissionType")
                        .filter("UPDATE"::equalsIgnoreCase)
                        .isPresent(),
                header);
    }

    static Header aces(XmlElement header) {
        return new Header(
                null,
                header.value("SubmissionType")
                        .filter("UPDATE"::equalsIgnoreCase)
                        .isPresent(),
                header);
    }

    static Header bmecat(XmlElement header) {
        String language = header.all("CATALOG/LANGUAGE")
                .filter(it -> "true".equals(it.attributes().get("default")))
                .findFirst()
                .or(() -> header.first("CATALOG/LANGUAGE"))
                .map(XmlElement::value)
                .orElse(null);
        return new Header(Language.of(language), false, header);
    }

    /**
     * Takes a text in several languages: the one in the file's own language, else the first, as the field itself; the
     * others, one a language, as what the part is called elsewhere.
     *
     * @param attribute by which a text names its language
     */
    void texts(Fields fields, String field, String others, String path, List<XmlElement> texts, String attribute) {
        Set<String> languages = new HashSet<>();
        XmlElement own = texts.stream()
                .filter(text -> isOwn(Language.of(text.attributes().get(attribute))))
                .findFirst()
                .orElseGet(texts::getFirst);
        fields.put(field, path, own.value());
        for (XmlElement text : texts) {
            String spoken = Language.of(text.attributes().get(attribute));
            if (text != own && spoken != null && !isOwn(spoken) && languages.add(spoken)) {
                fields.addParts(others, path, "language", spoken, "text", text.value());
            }
        }
    }

    private boolean isOwn(@Nullable String written) {
        return written == null || written.equals(language);
    }
}
