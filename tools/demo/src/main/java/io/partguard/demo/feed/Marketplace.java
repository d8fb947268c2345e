package io.partguard.demo.feed;

import io.partguard.demo.Language;
import java.util.List;

/**
 * An invented marketplace.
 *
 * @param countries to which its offers are addressed, again for those it serves more; empty: worldwide
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
                    List.of(),
                    150,
                    13),
            new Marketplace("dukaanway", List.of(Language.EN), List.of("IN", "IN", "MU"), 120, 10));

    /** Where offers in {@code language} go to: the marketplace's countries, or, on the worldwide one, those that read it. */
    List<String> buyers(Language language) {
        return !countries.isEmpty()
                ? countries
                : switch (language) {
                    case EN -> List.of("US", "GB", "IN", "AE", "BR", "DE", "FR");
                    case DE -> List.of("DE", "AT");
                    case FR -> List.of("FR", "BE");
                    case ES -> List.of("ES");
                    case PL -> List.of("PL");
                    case TR -> List.of("TR");
                };
    }

    /** How often each is drawn, in their order. */
    static final double[] SHARES = {.26, .2, .13, .09, .13, .07, .09, .03};
}
