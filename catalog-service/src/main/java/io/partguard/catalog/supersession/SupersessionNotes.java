package io.partguard.catalog.supersession;

import io.partguard.catalog.supersession.SupersessionNote.NoNote;
import io.partguard.catalog.supersession.SupersessionNote.Parsed;
import io.partguard.catalog.supersession.SupersessionNote.Target;
import io.partguard.catalog.supersession.SupersessionNote.Unparsed;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the notes by which old parts lists name a successor: {@code USE 613913 & 613914}, {@code NLA USE 12H797},
 * {@code USE TMG10816 x8}, {@code USE GHC11016 WHEN STOCK GONE}.
 *
 * <p>Such lists cut their texts at a fixed width. A text as long as that may have lost its end, so a number or a word
 * of joining that stands last in it is not trusted.
 */
public final class SupersessionNotes {
    /** USE or USE glued to a number, perhaps after "no longer available", "not currently available", "now", "please". */
    private static final Pattern LEAD =
            Pattern.compile("^(?:(?:NLA|NCA|NOW|PLEASE)\\s+)*USE(?:\\s+|(?=\\d))(?!WITH\\b)(.*)$");

    private static final Pattern BARE = Pattern.compile("^(?:(?:NLA|NCA|NOW|PLEASE)\\s+)*USE\\s*$");
    /** USE in the middle: most likely a name and a note run together, but "BOLT USE WITH …" is a plain name. */
    private static final Pattern INSIDE = Pattern.compile("^.*\\s(?:USE|SUPERSEDED)\\s+(?!WITH\\b)\\S*\\d.*$");

    private static final Pattern SUPERSEDED = Pattern.compile("^SUPERSEDED\\b.*$");
    private static final Pattern NUMBER = Pattern.compile("[A-Z0-9][A-Z0-9/.\\-#]*");
    private static final Pattern TIMES = Pattern.compile("^(?:X\\s?|QTY\\s?)(\\d{1,4})$");

    private SupersessionNotes() {}

    /** @param cutAt the width at which the list cuts its texts; 0 where it does not */
    public static boolean mayBeCut(String text, int cutAt) {
        return cutAt > 0 && text.strip().length() >= cutAt;
    }

    /** Whether a text is such a note at all. */
    public static boolean isNote(String text) {
        return !(read(text, false) instanceof NoNote);
    }

    /**
     * @param text as the list has it
     * @param cut whether it may have lost its end
     */
    public static SupersessionNote read(String text, boolean cut) {
        String upper = text.strip().toUpperCase(Locale.ROOT);
        if (BARE.matcher(upper).matches() || SUPERSEDED.matcher(upper).matches()) {
            return new Unparsed("names no number");
        }
        Matcher lead = LEAD.matcher(upper);
        if (!lead.matches()) {
            return INSIDE.matcher(upper).matches() ? new Unparsed("a name and a note in one") : new NoNote();
        }
        return body(lead.group(1).strip().replaceAll("\\s+", " "), cut);
    }

    private static SupersessionNote body(String body, boolean cut) {
        String[] all = body.split(" (?:&|AND|\\+) |(?<=[A-Z0-9])&(?=[A-Z0-9])", -1);
        if (all.length > 1) {
            return several(SupersessionKind.ALL_OF, all, cut);
        }
        String[] any = body.split(" (?:OR|/) ", -1);
        if (any.length > 1) {
            return several(SupersessionKind.ONE_OF, any, cut);
        }
        return one(body, cut);
    }

    private static SupersessionNote several(SupersessionKind kind, String[] parts, boolean cut) {
        if (cut) {
            return new Unparsed("cut at its end, so the last number may be too");
        }
        List<Target> targets = new ArrayList<>();
        Set<String> numbers = new HashSet<>();
        for (String part : parts) {
            if (!(one(part.strip(), false) instanceof Parsed parsed)
                    || parsed.condition() != null
                    || !numbers.add(parsed.targets().getFirst().number())) {
                return new Unparsed("one of several numbers cannot be read");
            }
            targets.addAll(parsed.targets());
        }
        return new Parsed(kind, targets, null);
    }

    private static SupersessionNote one(String text, boolean cut) {
        int space = text.indexOf(' ');
        String number = (space < 0 ? text : text.substring(0, space)).replaceAll("[.,;]+$", "");
        String rest = space < 0 ? "" : text.substring(space + 1).strip();
        if (!isNumber(number)) {
            return new Unparsed("does not begin with a part number");
        }
        if (rest.isEmpty()) {
            return cut ? new Unparsed("cut at its end, so the number may be too") : parsed(number, 1, "");
        }
        Matcher times = TIMES.matcher(rest);
        if (times.matches() && !cut) {
            int quantity = Integer.parseInt(times.group(1));
            return quantity == 0 ? new Unparsed("a quantity of none") : parsed(number, quantity, "");
        }
        if (rest.matches("(?:X|QTY)\\b.*")) {
            return new Unparsed("a quantity that cannot be read");
        }
        if (rest.matches("(?:WHEN|IF|UNTIL|AFTER|FROM|UP TO)\\b.*")) {
            return new Parsed(SupersessionKind.CONDITIONAL, List.of(new Target(number, 1)), rest);
        }
        if (rest.matches("(?:OR|AND|&|\\+|/)(?:\\s.*)?") || rest.matches(".*\\d.*")) {
            return new Unparsed("more behind the number than a remark");
        }
        return parsed(number, 1, rest);
    }

    private static Parsed parsed(String number, int quantity, String remark) {
        return new Parsed(
                SupersessionKind.ONE, List.of(new Target(number, quantity)), remark.isEmpty() ? null : remark);
    }

    private static boolean isNumber(String text) {
        return text.length() >= 2
                && NUMBER.matcher(text).matches()
                && text.chars().anyMatch(Character::isDigit);
    }
}
