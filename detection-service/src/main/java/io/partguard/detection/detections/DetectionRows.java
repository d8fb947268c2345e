package io.partguard.detection.detections;

import io.partguard.detection.feed.ListingForm;
import io.partguard.detection.judging.candidate.Candidate;
import io.partguard.detection.judging.pipeline.Basis;
import io.partguard.detection.judging.verdict.Counterfactual;
import io.partguard.detection.judging.verdict.Ruling;
import io.partguard.detection.judging.verdict.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Rows as they are shown. */
final class DetectionRows {
    /** A part was matched, pricing was asked and knows no price: judged without price signals. */
    private static final String PRICE_UNKNOWN = "PRICE_UNKNOWN";

    static final String SELECT = """
            select d.id, d.created_at, d.listing_id, d.verdict, d.code, d.probability, d.margin, d.at_stake,
              d.at_stake_currency, d.seller_id, d.document::text as judged, b.document::text as basis, m.card ->> 'trainedOn' as trained_on,
              v.document::text as listing, s.external_id as seller_external_id, s.name as seller_name
            from detection d
            join basis b on b.hash = d.basis_hash
            left join model m on m.id = b.document ->> 'verdictModel'
            join listing_version v on v.tenant = d.tenant and v.listing_id = d.listing_id
              and v.content_hash = d.content_hash and v.seen = d.content_seen
            left join seller s on s.tenant = d.tenant and s.id = d.seller_id
            """;

    private DetectionRows() {}

    static DetectionView read(ResultSet row, @Nullable String scanId) throws SQLException {
        DetectionDocument judged = DetectionDocument.JSON.readValue(row.getString("judged"), DetectionDocument.class);
        ListingForm listing = DetectionDocument.JSON
                .readValue(row.getString("listing"), ListingForm.class)
                .withPerson(row.getString("seller_external_id"), row.getString("seller_name"));
        String verdict = row.getString("verdict");
        return new DetectionView(
                row.getString("id"),
                scanId,
                row.getString("listing_id"),
                listing,
                verdict == null ? "UNDECIDED" : "DECIDED",
                verdict == null ? null : Verdict.valueOf(verdict),
                row.getString("code"),
                (Double) row.getObject("probability"),
                judged.probabilities(),
                judged.raw(),
                judged.calibrated(),
                (Double) row.getObject("margin"),
                reasons(judged),
                rulings(judged),
                notes(judged),
                Sentences.strongest(
                        verdict != null && Verdict.valueOf(verdict).accuses(),
                        judged.reasons(),
                        judged.rulings(),
                        Locale.ENGLISH),
                counterfactual(judged.counterfactual()),
                matched(judged.matched()),
                contents(judged),
                price(judged.price()),
                atStake(row.getBigDecimal("at_stake"), row.getString("at_stake_currency")),
                row.getString("seller_id"),
                DetectionView.BasisView.of(DetectionDocument.JSON.readValue(row.getString("basis"), Basis.class)),
                trainedOn(row.getString("trained_on")),
                row.getObject("created_at", OffsetDateTime.class).toInstant());
    }

    /** Of a model that the registry does not know, the careful answer. */
    private static String trainedOn(@Nullable String card) {
        return card == null ? DetectionView.TRAINED_ON : card;
    }

    private static List<DetectionView.ReasonView> reasons(DetectionDocument judged) {
        return judged.reasons() == null
                ? List.of()
                : judged.reasons().stream()
                        .map(reason -> new DetectionView.ReasonView(
                                reason.signal(),
                                reason.listingValue(),
                                reason.referenceValue(),
                                reason.contribution(),
                                Sentences.of(reason, Locale.ENGLISH)))
                        .toList();
    }

    private static DetectionView.@Nullable CounterfactualView counterfactual(@Nullable Counterfactual found) {
        return found == null
                ? null
                : new DetectionView.CounterfactualView(
                        found.verdict(),
                        found.edits().stream()
                                .map(edit -> new DetectionView.EditView(
                                        edit.code(), edit.from(), edit.to(), Sentences.of(edit, Locale.ENGLISH)))
                                .toList(),
                        Sentences.of(found, Locale.ENGLISH));
    }

    private static List<DetectionView.RulingView> rulings(DetectionDocument judged) {
        return judged.rulings() == null
                ? List.of()
                : judged.rulings().stream()
                        .map(ruling -> new DetectionView.RulingView(
                                ruling.code(), ruling.struck(), ruling.source(), Sentences.of(ruling, Locale.ENGLISH)))
                        .toList();
    }

    private static List<String> notes(DetectionDocument judged) {
        if (judged.rulings() == null) {
            return List.of();
        }
        List<String> notes = new ArrayList<>();
        judged.rulings().stream()
                .filter(ruling -> ruling.struck().isEmpty())
                .map(Ruling::code)
                .forEach(notes::add);
        if (judged.matched() != null && judged.price() == null) {
            notes.add(PRICE_UNKNOWN);
        }
        return notes.stream().distinct().toList();
    }

    private static DetectionView.@Nullable Matched matched(DetectionDocument.@Nullable Matched matched) {
        if (matched == null) {
            return null;
        }
        Candidate part = matched.part();
        return new DetectionView.Matched(
                part.partId(),
                part.brand(),
                part.partNumber(),
                part.name(),
                part.description(),
                part.family(),
                matched.probability(),
                part.route(),
                part.spelling(),
                part.image());
    }

    private static List<DetectionView.PieceView> contents(DetectionDocument judged) {
        return judged.contents() == null
                ? List.of()
                : judged.contents().stream()
                        .map(one -> new DetectionView.PieceView(
                                one.partId(), one.brand(), one.partNumber(), one.name(), one.pieces()))
                        .toList();
    }

    private static DetectionView.@Nullable Price price(DetectionDocument.@Nullable Price price) {
        return price == null
                ? null
                : new DetectionView.Price(
                        amount(price.listPrice()),
                        amount(price.dealerNet()),
                        price.cheapestLegal() == null ? null : amount(price.cheapestLegal()),
                        price.cheapestLegalCountry());
    }

    private static DetectionView.Amount amount(DetectionDocument.Amount amount) {
        return new DetectionView.Amount(amount.amount(), amount.currency());
    }

    static DetectionView.@Nullable Amount atStake(@Nullable BigDecimal amount, @Nullable String currency) {
        return amount == null || currency == null
                ? null
                : new DetectionView.Amount(
                        amount.setScale(
                                        Math.max(
                                                0,
                                                Currency.getInstance(currency).getDefaultFractionDigits()),
                                        RoundingMode.HALF_UP)
                                .toPlainString(),
                        currency);
    }
}
