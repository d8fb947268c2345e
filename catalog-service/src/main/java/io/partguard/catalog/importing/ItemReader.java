package io.partguard.catalog.importing;

import io.partguard.catalog.part.PartDocument.Image;
import io.partguard.catalog.part.PartDocument.Interchange;
import io.partguard.catalog.part.PartDocument.LocalText;
import io.partguard.catalog.part.PartDocument.Replacement;
import io.partguard.identity.BrandName;
import io.partguard.identity.PartNumber;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the lists of a row whose values have parts of their own. */
final class ItemReader {
    private static final int SHORT = 100;
    private static final int NOTE = 500;
    private static final int URL = 2_000;
    private static final int LANGUAGES = 60;

    private ItemReader() {}

    /**
     * @param field a list of texts with their languages
     * @param oneEach fields of one text each, whose names end with its language
     */
    static List<LocalText> texts(RowValues values, String field, List<String> oneEach, int longest) {
        List<LocalText> texts = new ArrayList<>();
        Set<String> languages = new HashSet<>();
        for (RowValues item : values.items(field, ListItem.TEXT, LANGUAGES)) {
            String language = item.language("language");
            String text = item.text("text", longest);
            if (language == null || text == null) {
                item.missingUnlessFaulty("language", "text");
            } else if (languages.add(language)) {
                texts.add(new LocalText(language, text));
            } else {
                item.fault("language", "DOUBLED_LANGUAGE", "there is one text a language");
            }
        }
        for (String one : oneEach) {
            String language =
                    Locale.forLanguageTag(one.substring(one.indexOf('.') + 1)).toLanguageTag();
            String text = values.text(one, longest);
            if (text != null && languages.add(language)) {
                texts.add(new LocalText(language, text));
            }
        }
        return texts;
    }

    static List<Interchange> interchanges(RowValues values, String field, int most) {
        List<Interchange> interchanges = new ArrayList<>();
        for (RowValues item : values.items(field, ListItem.INTERCHANGE, most)) {
            String brand = item.text("brand", BrandName.MAX_LENGTH);
            String number = number(item, "number");
            Integer quantity = item.count("quantity");
            String grade = item.text("grade", SHORT);
            String note = item.text("note", NOTE);
            if (brand == null || number == null) {
                item.missingUnlessFaulty("brand", "number");
            } else {
                interchanges.add(new Interchange(brand, number, quantity, grade, note));
            }
        }
        return interchanges;
    }

    static List<Replacement> replacements(RowValues values, String field, int most) {
        List<Replacement> replacements = new ArrayList<>();
        Set<String> identities = new HashSet<>();
        for (RowValues item : values.items(field, ListItem.REPLACEMENT, most)) {
            String number = number(item, "partNumber");
            Replacement replacement = new Replacement(
                    number == null ? "?" : number, item.date("date"), item.text("reason", NOTE), item.truth("twoWay"));
            if (number == null) {
                item.missingUnlessFaulty("partNumber");
            } else if (identities.add(new PartNumber(number).identity())) {
                replacements.add(replacement);
            } else {
                item.fault("partNumber", "DOUBLED_NUMBER", "stands there already");
            }
        }
        return replacements;
    }

    static List<Image> images(RowValues values, String field, int most) {
        List<Image> images = new ArrayList<>();
        for (RowValues item : values.items(field, ListItem.IMAGE, most)) {
            String url = item.text("url", URL);
            String blob = item.text("blob", URL);
            if ((url == null) == (blob == null)
                    || (blob != null && !blob.matches("[0-9a-fA-F]{64}"))
                    || (url != null && url.matches("[A-Za-z][A-Za-z0-9+.-]*:.*") && !url.matches("(?i)https?://.+"))) {
                item.fault(
                        url == null ? "blob" : "url",
                        "INVALID_IMAGE",
                        "must be an http address, a path, or sha256: with 64 hexadecimal digits");
            } else {
                images.add(new Image(url, blob == null ? null : blob.toLowerCase(Locale.ROOT)));
            }
        }
        return images;
    }

    private static @Nullable String number(RowValues item, String name) {
        String number = item.text(name, PartNumber.MAX_LENGTH);
        if (number != null && new PartNumber(number).normalized().isEmpty()) {
            item.fault(name, "INVALID_PART_NUMBER", "a number without a letter or digit");
            return null;
        }
        return number;
    }
}
