package io.partguard.cli.demo;

import io.partguard.cli.api.QuoteView;
import io.partguard.cli.api.ScanSummary;
import java.util.List;
import java.util.Optional;

/**
 * What a brand-protection lead wants to see first.
 *
 * @param loaded what the answers rest on
 * @param atRisk all that is at stake, as one amount; empty where there is no rate or nothing at stake
 * @param quotes one part in several countries, in the order to show
 */
record FirstLook(Loaded loaded, ScanSummary summary, Optional<Total> atRisk, List<QuoteView> quotes) {

    /**
     * @param date of the demonstration, ISO
     * @param scanSeconds time the services took for the feed
     */
    public record Loaded(
            long parts, long prices, long rules, long listings, String scanId, String date, double scanSeconds) {}
}
