package io.partguard.bench.verdict;

import java.util.List;

/** The brands of the test market's fictional group, each with a shape of number that no training maker has. */
enum Make {
    HALBRECHT("Halbrecht", 1.3, "Aurin", "Belmar 4", "Corso", "H 220"),
    CORVENNA("Corvenna", .9, "Luce", "Prima 3", "Vento", "Largo"),
    NORRVIK("Norrvik", 1.8, "Fjell 16", "Skog 24", "Varg"),
    TAKAMIZU("Takamizu", .8, "Sora", "Kumo", "Hayate"),
    WEXCOMBE("Wexcombe", 2.1, "W 90", "W 130", "Digger 7");

    private final String label;
    private final double factor;
    private final List<String> models;

    Make(String label, double factor, String... models) {
        this.label = label;
        this.factor = factor;
        this.models = List.of(models);
    }

    String label() {
        return label;
    }

    double factor() {
        return factor;
    }

    List<String> models() {
        return models;
    }

    /** A number as this make prints it. */
    String number(Chance chance) {
        return switch (this) {
            case HALBRECHT -> "HB" + chance.digits(4) + "-" + chance.digits(4);
            case CORVENNA -> chance.whole(4, 9) + "." + chance.digits(3) + "." + chance.digits(4);
            case NORRVIK -> "2" + chance.digits(7);
            case TAKAMIZU -> chance.digits(5) + "-" + chance.letters(3) + "-" + chance.digits(3);
            case WEXCOMBE -> chance.letters(2) + chance.digits(2) + "/" + chance.digits(5);
        };
    }
}
