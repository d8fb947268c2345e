package io.partguard.detection.judging.pipeline;

import io.partguard.detection.judging.brand.BrandUse;
import io.partguard.detection.judging.brand.Marker;
import io.partguard.detection.judging.brand.Markers;
import io.partguard.detection.judging.listing.ClaimedPrice;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.listing.ReadListing;
import io.partguard.detection.judging.text.Phrases;
import io.partguard.detection.judging.text.Token;
import io.partguard.detection.judging.verdict.Counterfactual.Edit;
import io.partguard.identity.Lookup;
import io.partguard.identity.Money;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What an accused listing could say otherwise, one thing at a time. Words that claim or boast are left out, a mark is named
 * as what the part fits, facts of the offer become ordinary ones. Nothing is invented that a seller could not write.
 */
final class ListingEdits {
    /** "Fits", in front of what it fits, by the country an offer is addressed to; English elsewhere. */
    private static final Map<String, String> FITS = Map.of(
            "DE",
            "passend für",
            "AT",
            "passend für",
            "FR",
            "compatible avec",
            "BE",
            "compatible avec",
            "ES",
            "compatible con",
            "IT",
            "compatibile con",
            "PL",
            "pasuje do",
            "PT",
            "compatível com",
            "NL",
            "geschikt voor");

    private static final int ORDINARY_AGE_DAYS = 2_000;
    private static final int ORDINARY_RATINGS = 1_000;
    private static final double ORDINARY_SHARE = .99;

    /** An edit and the listing with it. */
    record Edited(Edit edit, Listing listing) {}

    private final ReadListing read;
    private final Listing listing;
    private final List<BrandUse> uses;
    private final @Nullable Money listPrice;
    private final List<Edited> edits = new ArrayList<>();

    private ListingEdits(ReadListing read, List<BrandUse> uses, @Nullable Money listPrice) {
        this.read = read;
        this.listing = read.listing();
        this.uses = uses;
        this.listPrice = listPrice;
    }

    /** @param listPrice of one piece; null where unknown */
    static List<Edited> of(ReadListing read, List<BrandUse> uses, @Nullable Money listPrice) {
        ListingEdits edits = new ListingEdits(read, uses, listPrice);
        edits.words();
        edits.offer();
        return edits.edits;
    }

    private void words() {
        String fits = saysWhatItFits();
        if (fits != null) {
            boolean ofOurs = uses.stream().anyMatch(use -> use.place() == BrandUse.Place.BRAND_FIELD);
            add("SAYS_WHAT_IT_FITS", listing.title(), fits, copy().title(fits).brand(ofOurs ? null : listing.brand()));
        }
        String plain = without(read.text().title(), Marker.COPY, Marker.LURE, Marker.GENUINE);
        if (plain != null && !plain.isBlank()) {
            add("CLAIMS_NOTHING", listing.title(), plain, copy().title(plain));
        }
        if (listing.description() != null) {
            add("TEXT_LEFT_OUT", listing.description(), null, copy().description(null));
        }
        if (listing.brand() != null) {
            add("BRAND_FIELD_LEFT_OUT", listing.brand(), null, copy().brand(null));
        }
        if (listing.partNumber() != null) {
            add("NUMBER_FIELD_LEFT_OUT", listing.partNumber(), null, copy().partNumber(null));
        }
    }

    private void offer() {
        Money price = listPrice;
        if (price != null) {
            int pieces = listing.packQuantity() == null ? 1 : Math.max(1, listing.packQuantity());
            Money full = price.times(pieces);
            ClaimedPrice before = listing.price();
            add(
                    "COSTS_THE_LIST_PRICE",
                    before == null ? null : before.raw(),
                    full.toString(),
                    copy().price(new ClaimedPrice(full.toString(), new Lookup.Found<>(full))));
        }
        if (listing.quantity() != null && listing.quantity() > 1) {
            add("ONE_IN_STOCK", listing.quantity().toString(), "1", copy().quantity(1));
        }
        if (!listing.images().isEmpty()) {
            add("OTHER_PICTURES", listing.images().getFirst(), null, copy().images(List.of()));
        }
        String country = listing.country();
        Listing.Seller seller = listing.seller();
        if (country != null
                && listing.shipsFrom() != null
                && !listing.shipsFrom().equals(country)) {
            add("SHIPS_FROM_HERE", listing.shipsFrom(), country, copy().shipsFrom(country));
        }
        if (seller == null) {
            return;
        }
        if (country != null && seller.country() != null && !seller.country().equals(country)) {
            Listing.Seller here = new Listing.Seller(
                    seller.id(),
                    seller.name(),
                    seller.ageDays(),
                    seller.feedbackCount(),
                    seller.positiveShare(),
                    country);
            add("SELLER_FROM_HERE", seller.country(), country, copy().seller(here));
        }
        if (seller.ageDays() != null || seller.positiveShare() != null) {
            Listing.Seller known = new Listing.Seller(
                    seller.id(), seller.name(), ORDINARY_AGE_DAYS, ORDINARY_RATINGS, ORDINARY_SHARE, seller.country());
            add("SELLER_WELL_KNOWN", history(seller), history(known), copy().seller(known));
        }
    }

    private static String history(Listing.Seller seller) {
        return seller.ageDays() + " days, " + seller.feedbackCount() + " ratings, " + seller.positiveShare();
    }

    private ListingCopy copy() {
        return new ListingCopy(listing);
    }

    private void add(String code, @Nullable String from, @Nullable String to, ListingCopy copy) {
        edits.add(new Edited(new Edit(code, from, to), copy.listing()));
    }

    /** The title with claims and marks left out and the mark at its end, as what the part fits; null where none is in it. */
    private @Nullable String saysWhatItFits() {
        List<Token> title = read.text().title();
        TreeSet<Integer> out = new TreeSet<>();
        String mark = null;
        for (BrandUse use : uses) {
            mark = use.mention().mark();
            if (use.place() == BrandUse.Place.TITLE) {
                for (int i = use.mention().from(); i < use.mention().to(); i++) {
                    out.add(i);
                }
            }
        }
        if (mark == null) {
            return null;
        }
        out.addAll(marked(title, Marker.GENUINE, Marker.COPY, Marker.LURE));
        String rest = written(title, out);
        String fits = FITS.getOrDefault(String.valueOf(listing.country()), "fits");
        return (rest + " " + fits + " " + mark).strip();
    }

    private static @Nullable String without(List<Token> tokens, Marker... kinds) {
        TreeSet<Integer> out = marked(tokens, kinds);
        return out.isEmpty() ? null : written(tokens, out);
    }

    private static TreeSet<Integer> marked(List<Token> tokens, Marker... kinds) {
        TreeSet<Integer> marked = new TreeSet<>();
        for (Phrases.Found<Marker> found : Markers.in(tokens)) {
            if (List.of(kinds).contains(found.kind())) {
                for (int i = found.from(); i < found.to(); i++) {
                    marked.add(i);
                }
            }
        }
        return marked;
    }

    private static String written(List<Token> tokens, TreeSet<Integer> without) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tokens.size(); i++) {
            if (!without.contains(i)) {
                Token token = tokens.get(i);
                String gap = switch (token.before()) {
                    case NONE -> "";
                    case JOIN -> "-";
                    case SPACE -> " ";
                    case BREAK -> ", ";
                };
                text.append(text.isEmpty() ? "" : gap).append(token.written());
            }
        }
        return text.toString();
    }
}
