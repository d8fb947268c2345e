package io.partguard.bench.verdict;

import java.util.List;

/**
 * A country of the test market.
 *
 * @param rate units of its currency for a euro, invented
 * @param level what genuine parts cost there, Germany = 1
 * @param tax on what a buyer pays in a shop
 */
record Land(String code, Tongue tongue, String currency, double rate, double level, double tax, boolean territory) {
    static final List<Land> ALL = List.of(
            new Land("DE", Tongue.DE, "EUR", 1, 1, .19, true),
            new Land("FR", Tongue.FR, "EUR", 1, 1.06, .2, true),
            new Land("IT", Tongue.IT, "EUR", 1, .97, .22, true),
            new Land("ES", Tongue.ES, "EUR", 1, .93, .21, true),
            new Land("PL", Tongue.PL, "PLN", 4.31, .82, .23, true),
            new Land("IE", Tongue.EN, "EUR", 1, 1.1, .23, true),
            new Land("GB", Tongue.EN, "GBP", .86, 1.04, .2, false),
            new Land("US", Tongue.EN, "USD", 1.09, .9, 0, false),
            new Land("TR", Tongue.EN, "TRY", 35.2, .58, .2, false),
            new Land("CN", Tongue.EN, "CNY", 7.8, .66, .13, false));

    /** How often buyers are in each, in their order; none are in the last two. */
    static final int[] BUYERS = {26, 14, 13, 10, 11, 5, 13, 8, 0, 0};
    /** Off the list price, for dealers, everywhere. */
    static final double DEALER = .31;

    static Land of(String code) {
        return ALL.stream().filter(land -> land.code().equals(code)).findFirst().orElseThrow();
    }

    /** List price without tax in its own money. Prices of dear parts differ less between countries than those of cheap ones. */
    double list(Piece piece) {
        double follow = piece.euros() > 150 ? .6 : 1;
        return Math.round(piece.euros() * Math.pow(level, follow) * rate * 100) / 100.0;
    }

    double shop(Piece piece) {
        return list(piece) * (1 + tax);
    }

    /** The least that a dealer anywhere pays, in this country's money. */
    double cheapest(Piece piece) {
        return ALL.stream()
                .mapToDouble(land -> land.list(piece) * (1 - DEALER) / land.rate() * rate)
                .min()
                .orElseThrow();
    }
}
