package io.partguard.demo.price;

import java.util.List;

/**
 * A price region of the fictional maker.
 *
 * @param id stable, lower case
 * @param grid every price is a multiple of it, in the region's currency
 * @param tax on retail sales, as a share; a single rate that stands for the country's usual one (0 where tax is local)
 * @param zone where its days begin
 * @param dealerDiscount share off the list price
 * @param priceLevel purchasing power parity by market rate, 1 = United States, 2024, rounded
 */
public record Region(
        String id,
        String name,
        List<String> countries,
        String currency,
        String grid,
        String tax,
        String zone,
        String dealerDiscount,
        double priceLevel) {

    /** World Bank parities over ECB mean rates of 2024 where they exist; Mauritius, Türkiye and the Emirates estimated. */
    public static final List<Region> ALL = List.of(
            new Region("de", "Germany", List.of("DE"), "EUR", "0.05", "0.19", "Europe/Berlin", "0.28", .76),
            new Region(
                    "fr-at",
                    "France and Austria",
                    List.of("FR", "AT"),
                    "EUR",
                    "0.05",
                    "0.20",
                    "Europe/Paris",
                    "0.27",
                    .74),
            new Region(
                    "es-nl-be",
                    "Spain, Netherlands, Belgium",
                    List.of("ES", "NL", "BE"),
                    "EUR",
                    "0.05",
                    "0.21",
                    "Europe/Madrid",
                    "0.27",
                    .68),
            new Region("pl", "Poland", List.of("PL"), "PLN", "0.10", "0.23", "Europe/Warsaw", "0.26", .49),
            new Region("gb", "United Kingdom", List.of("GB"), "GBP", "0.05", "0.20", "Europe/London", "0.28", .85),
            new Region("us", "United States", List.of("US"), "USD", "0.01", "0", "America/New_York", "0.32", 1.0),
            new Region("cn", "China", List.of("CN"), "CNY", "1", "0.13", "Asia/Shanghai", "0.30", .49),
            new Region("in", "India", List.of("IN"), "INR", "1", "0.18", "Asia/Kolkata", "0.24", .24),
            new Region("br", "Brazil", List.of("BR"), "BRL", "0.10", "0.18", "America/Sao_Paulo", "0.25", .46),
            new Region("mu", "Mauritius", List.of("MU"), "MUR", "1", "0.15", "Indian/Mauritius", "0.22", .40),
            new Region("tr", "Türkiye", List.of("TR"), "TRY", "1", "0.20", "Europe/Istanbul", "0.25", .38),
            new Region("ae", "United Arab Emirates", List.of("AE"), "AED", "0.25", "0.05", "Asia/Dubai", "0.30", .68));

    /** @throws IllegalArgumentException for a country in no region */
    public static Region of(String country) {
        return ALL.stream()
                .filter(region -> region.countries.contains(country))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no region has " + country));
    }
}
