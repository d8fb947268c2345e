package io.partguard.demo.feed;

import io.partguard.demo.Language;
import java.util.List;

/**
 * An invented marketplace.
 *
 * @param countries to which its offers are addressed
 * @param titleLength most characters of a title
 * @param idDigits of its listing ids
 */
record Marketplace(String name, List<Language> languages, List<String> countries, int titleLength, int idDigits) {
    static final List<Marketplace> ALL = List.of(
            new Marketplace("kaufhafen", List.of(Language.DE), List.of("DE", "DE", "DE", "AT"), 80, 12),
            new Marketplace("bidbarn", List.of(Language.EN), List.of("US", "US", "GB"), 80, 12),
            new Marketplace("troquauto", List.of(Language.FR), List.of("FR", "FR", "BE"), 100, 9),
            new Marketplace("vendolote", List.of(Language.ES), List.of("ES"), 120, 10),
            new Marketplace("ofertnik", List.of(Language.PL), List.of("PL"), 75, 11),
            new Marketplace("pazarkapi", List.of(Language.TR), List.of("TR"), 100, 9),
            new Marketplace(
                    "portseven",
                    List.of(Language.EN, Language.EN, Language.DE, Language.FR, Language.ES),
                    List.of("DE", "FR", "ES", "US", "GB", "IN", "BR", "AE"),
                    150,
                    13),
            new Marketplace("dukaanway", List.of(Language.EN), List.of("IN", "IN", "MU"), 120, 10));

    /** How often each is drawn, in their order. */
    static final double[] SHARES = {.26, .2, .13, .09, .13, .07, .09, .03};
}
