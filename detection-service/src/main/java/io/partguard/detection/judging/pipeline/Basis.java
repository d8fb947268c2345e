package io.partguard.detection.judging.pipeline;

import io.partguard.detection.judging.signal.SellerHistory;
import org.jspecify.annotations.Nullable;

/**
 * Every revision that a detection rests on. Two detections of one content on one basis are one.
 *
 * @param priceBook empty where no price was looked at
 * @param infringements of this seller that people had confirmed; 0 where none were known
 * @param linkedInfringements of accounts linked with this seller
 * @param sellerRecord what else was known of this seller, and of who else shows what the listing shows; null where nothing
 */
public record Basis(
        String catalogueRevision,
        String priceBook,
        String matchModel,
        String verdictModel,
        String rulings,
        int infringements,
        int linkedInfringements,
        @Nullable String sellerRecord,
        int normaliser,
        String build) {

    /** What is the same for all listings of a batch. */
    public Basis(
            String catalogueRevision,
            String priceBook,
            String matchModel,
            String verdictModel,
            String rulings,
            int normaliser,
            String build) {
        this(catalogueRevision, priceBook, matchModel, verdictModel, rulings, 0, 0, null, normaliser, build);
    }

    /** Of one listing of the batch: what our records said of its seller. */
    public Basis with(SellerHistory history) {
        Integer linked = history.linkedInfringements();
        return new Basis(
                catalogueRevision,
                priceBook,
                matchModel,
                verdictModel,
                rulings,
                history.infringements(),
                linked == null ? 0 : linked,
                record(history),
                normaliser,
                build);
    }

    private static String record(SellerHistory history) {
        SellerHistory.Range range = history.range();
        return "seen=" + history.seen() + " brands=" + known(history.brands())
                + (range == null
                        ? " prices=-"
                        : " prices=" + range.mean() + "/" + range.deviation() + "/" + range.offers())
                + " picture=" + known(history.shared().picture()) + " text="
                + known(history.shared().text());
    }

    private static String known(@Nullable Integer count) {
        return count == null ? "-" : count.toString();
    }

    /** Of one listing of the batch that trades on no part: no price was looked at for it. */
    public Basis withoutPrices() {
        return new Basis(
                catalogueRevision,
                "",
                matchModel,
                verdictModel,
                rulings,
                infringements,
                linkedInfringements,
                sellerRecord,
                normaliser,
                build);
    }
}
