package io.partguard.detection.judging.signal;

import io.partguard.detection.judging.brand.BrandField;
import io.partguard.detection.judging.brand.BrandReading;
import io.partguard.detection.judging.brand.BrandRole;
import io.partguard.detection.judging.brand.BrandUse;
import io.partguard.detection.judging.brand.Disguise;
import io.partguard.detection.judging.brand.Marker;
import io.partguard.detection.judging.brand.NearName;
import io.partguard.detection.judging.brand.ProtectedMarks;
import io.partguard.detection.judging.candidate.Candidate;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.listing.ReadListing;
import io.partguard.detection.judging.matching.Match;
import io.partguard.detection.judging.signal.NumberTruth.NeverIssued;
import io.partguard.identity.PartNumber;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reads the signals of one listing. Missing stays missing: what was not said is NaN, never zero. */
public final class SignalReader {
    private static final int YOUNG_DAYS = 180;
    private static final double POOR_SHARE = .93;
    private static final int FEW_RATINGS = 50;

    private final ReadListing read;
    private final Listing listing;
    private final BrandReading brands;
    private final List<Candidate> candidates;
    private final @Nullable Match match;
    private final @Nullable Prices prices;
    private final @Nullable SellerHistory history;

    /**
     * What the goods cost, per piece and in one currency.
     *
     * @param cheapestLegal null where unknown
     */
    public record Prices(
            double claimed, double list, @Nullable Double cheapestLegal, String currency) {}

    private SignalReader(
            ReadListing read,
            BrandReading brands,
            List<Candidate> candidates,
            @Nullable Match match,
            @Nullable Prices prices,
            @Nullable SellerHistory history) {
        this.read = read;
        this.listing = read.listing();
        this.brands = brands;
        this.candidates = candidates;
        this.match = match;
        this.prices = prices;
        this.history = history;
    }

    /**
     * @param match null where the listing trades on no part of ours
     * @param prices null where one of them is unknown
     * @param history of the seller; null where the seller is unknown to us
     */
    public static Signals read(
            ReadListing read,
            BrandReading brands,
            List<Candidate> candidates,
            @Nullable Match match,
            @Nullable Prices prices,
            @Nullable SellerHistory history) {
        return new SignalReader(read, brands, candidates, match, prices, history).signals();
    }

    private Signals signals() {
        NeverIssued unissued = match == null ? NumberTruth.neverIssued(read, candidates) : null;
        boolean contact = contact();
        Signals signals = new Signals(facts(unissued, contact));
        identity(signals, unissued);
        names(signals);
        words(signals, contact);
        price(signals);
        seller(signals);
        SellerSignals.read(signals, history);
        offer(signals);
        return signals;
    }

    private Facts facts(@Nullable NeverIssued unissued, boolean contact) {
        NearName imitated = imitated(unissued);
        Listing.Seller seller = listing.seller();
        Territory sellerFrom = Territory.of(seller == null ? null : seller.country(), listing.country());
        Territory shipsFrom = Territory.of(listing.shipsFrom(), listing.country());
        boolean doubtfulSeller = seller != null
                && (seller.ageDays() != null && seller.ageDays() < YOUNG_DAYS
                        || seller.positiveShare() != null && seller.positiveShare() < POOR_SHARE
                        || seller.feedbackCount() != null && seller.feedbackCount() < FEW_RATINGS);
        boolean suspicion = unissued != null
                || brands.disguise() != Disguise.PLAIN
                || imitated != null
                || brands.count(Marker.COPY) > 0
                || brands.count(Marker.LURE) > 0
                || contact
                || doubtfulSeller
                || history != null && history.suspicious()
                || shipsFrom == Territory.OUTSIDE
                || sellerFrom == Territory.OUTSIDE;
        return new Facts(
                brands,
                match != null,
                imitated,
                match != null && match.candidate().brandBearing(),
                suspicion,
                prices != null,
                sellerFrom,
                shipsFrom,
                brands.count(Marker.IMPORT) > 0,
                listing.country());
    }

    private @Nullable NearName imitated(@Nullable NeverIssued unissued) {
        NearName near = brands.near();
        if (near == null || match == null) {
            return unissued == null ? null : near;
        }
        return ProtectedMarks.key(near.mark())
                        .equals(ProtectedMarks.key(match.candidate().brand()))
                ? near
                : null;
    }

    private void identity(Signals signals, @Nullable NeverIssued unissued) {
        signals.set(Feature.NEVER_ISSUED, unissued != null);
        if (unissued != null) {
            signals.show(Signal.NUMBER_NEVER_ISSUED, unissued.unissued(), unissued.nearest());
        }
        if (match == null) {
            return;
        }
        Candidate part = match.candidate();
        signals.set(Feature.MATCH_PROBABILITY, match.probability());
        signals.show(Signal.MATCH, percent(match.probability()), part.brand() + " " + part.partNumber());
        String key = ProtectedMarks.key(part.brand());
        if (brands.marked()) {
            signals.set(
                    Feature.MARK_OF_MATCH,
                    brands.uses().stream().anyMatch(use -> use.mention().key().equals(key)));
        }
        if (part.spelling() != null) {
            signals.set(Feature.NUMBER_SPELLING, spelling(part.spelling()));
        }
        String shown = shown(part);
        signals.set(Feature.NUMBER_SHOWN, shown != null);
        signals.show(Signal.NUMBER, shown, part.partNumber());
        String field = listing.partNumber();
        if (field != null && !field.isBlank()) {
            signals.set(Feature.FIELD_NUMBER, fieldNumber(folded(field), folded(part.partNumber())));
            signals.show(Signal.NUMBER_AS_OWN, field, part.partNumber());
        }
    }

    private static double spelling(String spelling) {
        return switch (spelling) {
            case "EXACT" -> 0;
            case "LEADING_ZERO", "LOST_PREFIX" -> 1;
            case "LOOK_ALIKE" -> 2;
            case "PREFIX", "SUFFIX" -> 3;
            default -> 4;
        };
    }

    /** 2 ours, 1 ours with an ending, 0 another. */
    private static double fieldNumber(String field, String ours) {
        if (field.isEmpty() || ours.isEmpty()) {
            return Double.NaN;
        }
        return field.equals(ours) ? 2 : field.startsWith(ours) && field.length() - ours.length() <= 3 ? 1 : 0;
    }

    private static String folded(String number) {
        return number.isBlank() || number.strip().length() > PartNumber.MAX_LENGTH
                ? ""
                : new PartNumber(number).folded();
    }

    private @Nullable String shown(Candidate part) {
        String ours = folded(part.partNumber());
        for (String number : read.numbers()) {
            if (folded(number).equals(ours)) {
                return number;
            }
        }
        return null;
    }

    private void names(Signals signals) {
        BrandUse use = brands.strongest();
        signals.set(
                Feature.ROLE,
                switch (brands.role()) {
                    case MAKER -> 3;
                    case FITMENT_TARGET -> 2;
                    case COMPARISON -> 1;
                    case NONE -> 0;
                });
        signals.show(
                Signal.BRAND_ROLE,
                use == null ? null : use.mention().written(),
                brands.role() == BrandRole.NONE ? null : brands.role().name());
        signals.set(
                Feature.FIELD,
                switch (brands.field()) {
                    case OURS -> 3;
                    case OTHER -> 2;
                    case GENERIC -> 1;
                    case MISSING -> 0;
                });
        signals.show(
                Signal.BRAND_FIELD,
                listing.brand(),
                brands.field() == BrandField.MISSING ? null : brands.field().name());
        signals.set(Feature.DISGUISED, brands.disguise() != Disguise.PLAIN);
        for (BrandUse disguised : brands.uses()) {
            if (disguised.mention().disguise() != Disguise.PLAIN) {
                signals.show(
                        Signal.BRAND_DISGUISED,
                        disguised.mention().written(),
                        disguised.mention().mark());
            }
        }
        NearName near = signals.facts().imitated();
        signals.set(Feature.NEAR_NAME, near == null ? 0 : near.inField() ? 2 : 1);
        if (near != null) {
            signals.show(Signal.BRAND_NEAR, near.written(), near.mark());
        }
        signals.set(Feature.OWN_NAME, brands.ownName() != null);
        signals.show(Signal.OWN_NAME, brands.ownName(), null);
    }

    private void words(Signals signals, boolean contact) {
        signals.set(Feature.NUMBERS, read.numbers().size());
        count(signals, Feature.REFERENCE_WORDS, Marker.REFERENCE);
        signals.set(Feature.GENUINE_TITLE, brands.titleMarkers().getOrDefault(Marker.GENUINE, 0));
        count(signals, Feature.GENUINE_ALL, Marker.GENUINE);
        count(signals, Feature.COPY, Marker.COPY);
        count(signals, Feature.AFTERMARKET, Marker.AFTERMARKET);
        count(signals, Feature.IMPORT, Marker.IMPORT);
        count(signals, Feature.LURE, Marker.LURE);
        signals.set(Feature.CONTACT, contact);
        signals.show(Signal.CONTACT_OUTSIDE, contact ? "yes" : null, null);
    }

    private void count(Signals signals, Feature feature, Marker marker) {
        int count = brands.count(marker);
        signals.set(feature, count);
        signals.show(feature.signal(), count == 0 ? null : Integer.toString(count), null);
    }

    private boolean contact() {
        String description = listing.description();
        return brands.count(Marker.CONTACT) > 0
                || Contact.mail(read.text().description())
                || Contact.mail(read.text().title())
                || description != null && Contact.telephone(description)
                || Contact.telephone(listing.title());
    }

    private void price(Signals signals) {
        Condition condition = Condition.of(listing.condition(), brands);
        if (condition != Condition.UNKNOWN) {
            signals.set(Feature.CONDITION, condition == Condition.NEW ? 2 : condition == Condition.USED ? 0 : 1);
            signals.show(Signal.CONDITION, condition.name(), null);
        }
        // What used goods cost says nothing of where they come from.
        if (prices == null || condition == Condition.USED || condition == Condition.REMANUFACTURED) {
            return;
        }
        signals.set(Feature.PRICE_LIST, ratio(prices.claimed(), prices.list()));
        signals.show(Signal.PRICE_TO_LIST, money(prices.claimed()), money(prices.list()));
        Double cheapest = prices.cheapestLegal();
        if (cheapest != null) {
            signals.set(Feature.PRICE_LEGAL, ratio(prices.claimed(), cheapest));
            signals.show(Signal.PRICE_TO_CHEAPEST_LEGAL, money(prices.claimed()), money(cheapest));
        }
    }

    private static double ratio(double claimed, double reference) {
        return claimed > 0 && reference > 0 ? Math.log(claimed / reference) : Double.NaN;
    }

    private String money(double amount) {
        return String.format(Locale.ROOT, "%.2f", amount) + (prices == null ? "" : " " + prices.currency());
    }

    private static String percent(double share) {
        return Math.round(100 * share) + " %";
    }

    private void seller(Signals signals) {
        Listing.Seller seller = listing.seller();
        if (seller == null) {
            return;
        }
        if (seller.ageDays() != null) {
            signals.set(Feature.AGE, Math.log1p(Math.max(0, seller.ageDays())));
            signals.show(Signal.SELLER_AGE, seller.ageDays().toString(), null);
        }
        if (seller.feedbackCount() != null) {
            signals.set(Feature.FEEDBACK, Math.log1p(Math.max(0, seller.feedbackCount())));
        }
        if (seller.positiveShare() != null && Double.isFinite(seller.positiveShare())) {
            signals.set(Feature.POSITIVE, seller.positiveShare());
        }
        if (seller.feedbackCount() != null || seller.positiveShare() != null) {
            signals.show(
                    Signal.SELLER_FEEDBACK,
                    (seller.feedbackCount() == null
                                    ? "?"
                                    : seller.feedbackCount().toString())
                            + (seller.positiveShare() == null ? "" : ", " + percent(seller.positiveShare())),
                    null);
        }
        territory(signals, Feature.SELLER_TERRITORY, signals.facts().seller(), seller.country());
    }

    private void territory(Signals signals, Feature feature, Territory territory, @Nullable String country) {
        if (territory != Territory.UNKNOWN) {
            signals.set(feature, territory.ordinal());
            signals.show(feature.signal(), country, listing.country());
        }
    }

    private void offer(Signals signals) {
        if (listing.quantity() != null) {
            signals.set(Feature.STOCK, Math.log1p(Math.max(0, listing.quantity())));
            signals.show(Signal.STOCK, listing.quantity().toString(), null);
        }
        territory(signals, Feature.SHIPPING_TERRITORY, signals.facts().shipsFrom(), listing.shipsFrom());
        if (match == null) {
            return;
        }
        signals.set(Feature.BRAND_BEARING, match.candidate().brandBearing());
        signals.show(
                Signal.BRAND_BEARING,
                null,
                match.candidate().brandBearing() ? match.candidate().partNumber() : null);
        String photo = match.candidate().image();
        if (photo != null && !listing.images().isEmpty()) {
            boolean same = listing.images().contains(photo);
            signals.set(Feature.CATALOGUE_PHOTO, same);
            signals.show(Signal.IMAGE, same ? photo : null, photo);
        }
    }
}
