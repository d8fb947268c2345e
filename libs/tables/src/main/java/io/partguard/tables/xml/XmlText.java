package io.partguard.tables.xml;

/** Writes XML 1.0. */
public final class XmlText {
    private XmlText() {}

    static void element(XmlElement element, StringBuilder xml) {
        startTag(element, xml);
        if (element.children().isEmpty() && element.text().isEmpty()) {
            xml.append("/>");
            return;
        }
        xml.append('>');
        if (element.children().isEmpty() || !element.text().isBlank()) {
            escape(element.text(), xml);
        }
        for (XmlElement child : element.children()) {
            element(child, xml);
        }
        xml.append("</").append(element.name()).append('>');
    }

    static void startTag(XmlElement element, StringBuilder xml) {
        xml.append('<').append(element.name());
        element.attributes().forEach((name, value) -> {
            xml.append(' ').append(name).append("=\"");
            escape(value, xml);
            xml.append('"');
        });
    }

    /** A comment that says this and nothing else, whatever is in the text. */
    public static String comment(String text) {
        StringBuilder xml = new StringBuilder("<!-- ");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '-' && xml.charAt(xml.length() - 1) == '-') {
                xml.append(' ');
            }
            xml.append(isAllowed(text, i) ? c : '\uFFFD');
        }
        return xml.append(" -->").toString();
    }

    private static void escape(String text, StringBuilder xml) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '&' -> xml.append("&amp;");
                case '<' -> xml.append("&lt;");
                case '>' -> xml.append("&gt;");
                case '"' -> xml.append("&quot;");
                case '\r' -> xml.append("&#13;");
                case '\n' -> xml.append('\n');
                case '\t' -> xml.append('\t');
                default -> xml.append(isAllowed(text, i) ? c : '\uFFFD');
            }
        }
    }

    private static boolean isAllowed(String text, int i) {
        char c = text.charAt(i);
        if (Character.isHighSurrogate(c)) {
            return i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1));
        }
        if (Character.isLowSurrogate(c)) {
            return i > 0 && Character.isHighSurrogate(text.charAt(i - 1));
        }
        return (c >= ' ' || c == '\n' || c == '\r' || c == '\t') && c < '\uFFFE';
    }
}
