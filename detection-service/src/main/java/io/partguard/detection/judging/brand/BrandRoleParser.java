package io.partguard.detection.judging.brand;

import io.partguard.detection.judging.brand.BrandUse.Place;
import io.partguard.detection.judging.listing.ListingText;
import io.partguard.detection.judging.text.Gap;
import io.partguard.detection.judging.text.Phrases;
import io.partguard.detection.judging.text.Phrases.Found;
import io.partguard.detection.judging.text.Token;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Tells what each protected mark does in a listing. Words beside it decide first (for, compatible with, OE ref.), then
 * words that claim origin, then the brand field; a mark that nothing speaks about is taken as the maker's name.
 */
public final class BrandRoleParser {
    /** Words that may stand between a marker and its mark: {@code compatible with all models of X}. */
    private static final int REACH = 3;
    /** Behind the mark stand models and years first: {@code X Tirel 2016 için}. */
    private static final int REACH_BEHIND = 5;

    private static final Phrases<Boolean> GENERIC =
            Phrases.read(BrandRoleParser.class, List.of("generic-names.txt"), heading -> true);

    private final ProtectedMarks marks;

    public BrandRoleParser(ProtectedMarks marks) {
        this.marks = marks;
    }

    public BrandReading parse(ListingText text) {
        List<Found<Marker>> inTitle = Markers.in(text.title());
        List<Found<Marker>> inDescription = Markers.in(text.description());
        List<Mention> ofField = marks.in(text.brand());
        BrandField field = field(text.brand(), ofField);
        List<Mention> ofDescription = marks.in(text.description());
        String ownName = field == BrandField.OTHER
                ? written(text.brand())
                : labelled(text.description(), inDescription, ofDescription);

        List<BrandUse> uses = new ArrayList<>();
        for (Mention mention : marks.in(text.title())) {
            uses.add(new BrandUse(mention, role(text.title(), inTitle, mention, field, ofField, ownName), Place.TITLE));
        }
        boolean said = !uses.isEmpty();
        for (Mention mention : ofField) {
            // A mark that the title uses as a reference is not the origin because a field repeats it.
            BrandRole role = said && uses.stream().allMatch(use -> use.role() != BrandRole.MAKER)
                    ? BrandRole.FITMENT_TARGET
                    : BrandRole.MAKER;
            uses.add(new BrandUse(mention, role, Place.BRAND_FIELD));
        }
        if (uses.isEmpty()) {
            for (Mention mention : ofDescription) {
                BrandRole role = role(text.description(), inDescription, mention, field, ofField, ownName);
                uses.add(new BrandUse(mention, role, Place.DESCRIPTION));
            }
        }
        return new BrandReading(
                List.copyOf(uses),
                strongest(uses),
                uses.stream()
                        .map(use -> use.mention().disguise())
                        .filter(disguise -> disguise != Disguise.PLAIN)
                        .findFirst()
                        .orElse(Disguise.PLAIN),
                field,
                ownName,
                near(text),
                counts(inTitle, inDescription),
                counts(inTitle, List.of()));
    }

    private static BrandField field(List<Token> brand, List<Mention> ofField) {
        if (!ofField.isEmpty()) {
            return BrandField.OURS;
        }
        if (brand.isEmpty()) {
            return BrandField.MISSING;
        }
        List<Found<Boolean>> generic = GENERIC.in(brand);
        return !generic.isEmpty()
                        && generic.getFirst().from() == 0
                        && generic.getLast().to() == brand.size()
                ? BrandField.GENERIC
                : BrandField.OTHER;
    }

    private static String written(List<Token> tokens) {
        StringBuilder written = new StringBuilder();
        tokens.forEach(token -> written.append(written.isEmpty() ? "" : " ").append(token.written()));
        return written.toString();
    }

    /** The word behind a label such as "Manufacturer:", where it is none of our marks. */
    private static @Nullable String labelled(List<Token> tokens, List<Found<Marker>> markers, List<Mention> mentions) {
        for (Found<Marker> marker : markers) {
            if (marker.kind() == Marker.MAKER_LABEL && marker.to() < tokens.size()) {
                Token name = tokens.get(marker.to());
                boolean ours = mentions.stream().anyMatch(mention -> mention.from() == marker.to());
                if (!ours
                        && name.before() != Gap.BREAK
                        && Character.isUpperCase(name.written().codePointAt(0))) {
                    return name.written();
                }
            }
        }
        return null;
    }

    private static BrandRole role(
            List<Token> tokens,
            List<Found<Marker>> markers,
            Mention mention,
            BrandField field,
            List<Mention> ofField,
            @Nullable String ownName) {
        BrandRole said = saidBeside(tokens, markers, mention);
        if (said != BrandRole.NONE) {
            return said;
        }
        return switch (field) {
            case OURS ->
                ofField.stream().anyMatch(ours -> ours.key().equals(mention.key()))
                        ? BrandRole.MAKER
                        : BrandRole.FITMENT_TARGET;
            case OTHER -> BrandRole.FITMENT_TARGET;
            case GENERIC, MISSING -> ownName == null ? BrandRole.MAKER : BrandRole.FITMENT_TARGET;
        };
    }

    private static BrandRole saidBeside(List<Token> tokens, List<Found<Marker>> markers, Mention mention) {
        BrandRole behind = BrandRole.NONE;
        for (int i = markers.size() - 1; i >= 0; i--) {
            Found<Marker> marker = markers.get(i);
            if (marker.to() <= mention.from()) {
                if (!near(tokens, marker.to(), mention.from(), REACH)) {
                    break;
                }
                BrandRole before = before(marker.kind());
                if (before != BrandRole.NONE) {
                    return before;
                }
            } else if (marker.from() >= mention.to() && near(tokens, mention.to(), marker.from(), REACH_BEHIND)) {
                BrandRole after = after(marker.kind());
                behind = after == BrandRole.NONE ? behind : after;
            }
        }
        return behind;
    }

    /** Whether at most {@code reach} words and no end of a clause lie between. */
    private static boolean near(List<Token> tokens, int from, int to, int reach) {
        if (to - from > reach) {
            return false;
        }
        for (int i = from; i <= to && i < tokens.size(); i++) {
            if (tokens.get(i).before() == Gap.BREAK) {
                return false;
            }
        }
        return true;
    }

    private static BrandRole before(Marker marker) {
        return switch (marker) {
            case FITMENT -> BrandRole.FITMENT_TARGET;
            case REFERENCE, COPY, AFTERMARKET -> BrandRole.COMPARISON;
            case GENUINE -> BrandRole.MAKER;
            case FITMENT_AFTER, MAKER_LABEL, IMPORT, CONTACT, NEW, USED, REMANUFACTURED, LURE -> BrandRole.NONE;
        };
    }

    private static BrandRole after(Marker marker) {
        return switch (marker) {
            case FITMENT_AFTER -> BrandRole.FITMENT_TARGET;
            case REFERENCE -> BrandRole.COMPARISON;
            case FITMENT, GENUINE, COPY, AFTERMARKET, MAKER_LABEL, IMPORT, CONTACT, NEW, USED, REMANUFACTURED, LURE ->
                BrandRole.NONE;
        };
    }

    private static BrandRole strongest(List<BrandUse> uses) {
        BrandRole strongest = BrandRole.NONE;
        for (BrandUse use : uses) {
            if (use.role().compareTo(strongest) < 0) {
                strongest = use.role();
            }
        }
        return strongest;
    }

    private @Nullable NearName near(ListingText text) {
        if (text.brand().size() == 1) {
            String written = text.brand().getFirst().written();
            String mark = marks.nearTo(written);
            if (mark != null) {
                return new NearName(written, mark, true);
            }
        }
        for (Token token : text.title()) {
            String mark = token.word().length() < 4 ? null : marks.nearTo(token.word());
            if (mark != null) {
                return new NearName(token.written(), mark, false);
            }
        }
        return null;
    }

    private static Map<Marker, Integer> counts(List<Found<Marker>> title, List<Found<Marker>> description) {
        Map<Marker, Integer> counts = new EnumMap<>(Marker.class);
        title.forEach(found -> counts.merge(found.kind(), 1, Integer::sum));
        description.forEach(found -> counts.merge(found.kind(), 1, Integer::sum));
        return counts;
    }
}
