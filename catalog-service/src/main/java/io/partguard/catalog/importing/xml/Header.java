package io.partguard.catalog.importing.xml;

import io.partguard.tables.xml.XmlElement;
import java.util.List;
import java.util.Map;
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
                header.value("SubmissionType").filter("UPDATE"::equalsIgnoreCase).isPresent(),
                header);
    }

    static Header aces(XmlElement header) {
        return new Header(null, header.value("SubmissionType").filter("UPDATE"::equalsIgnoreCase).isPresent(), header);
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

    /** Of several texts the one in the file's own language, else the first. */
    XmlElement own(List<XmlElement> texts, String attribute) {
        return texts.stream()
                .filter(text -> isOwn(text, attribute))
                .findFirst()
                .orElseGet(texts::getFirst);
    }

    boolean isOwn(XmlElement text, String attribute) {
        String written = Language.of(text.attributes().get(attribute));
        return written == null || written.equals(language);
    }
}
