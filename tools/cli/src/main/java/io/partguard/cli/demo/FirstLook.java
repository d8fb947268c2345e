package io.partguard.cli.demo;

import io.partguard.cli.api.QuoteView;
import io.partguard.cli.api.ScanSummary;
import java.util.List;

/**
 * What a brand-protection lead wants to see first.
 *
 * @param loaded what the answers rest on
 * @param quotes one part in several countries, in the order to show
 */
public record FirstLook(Loaded loaded, ScanSummary summary, List<QuoteView> quotes) {

    /**
     * @param date of the demonstration, ISO
     * @param scanSeconds time the services took for the feed
     */
    public record Loaded(
            long parts, long prices, long rules, long listings, String scanId, String date, double scanSeconds) {}
}
