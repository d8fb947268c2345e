package io.partguard.pricing.quote;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What the catalogue says of a part it has, on a day. */
public sealed interface Standing {

    /** Nothing replaces it. */
    record Current() implements Standing {}

    /**
     * @param currentNumber of the one part at the end of the chain, as printed, of the same brand; there where the outcome is
     *     REPLACED
     * @param successors numbers of what replaces it directly
     * @param kind of the first link, as are the day and the reason
     * @param since the first day on which it is replaced; empty: it always was
     */
    record Superseded(
            Outcome outcome,
            Optional<String> currentNumber,
            List<String> successors,
            Kind kind,
            Optional<LocalDate> since,
            Optional<String> reason)
            implements Standing {}

    /** What following the chain came to. Only REPLACED names one part without an if. */
    enum Outcome {
        REPLACED,
        SEVERAL,
        CONDITIONAL,
        DANGLING,
        CYCLE,
        TOO_LONG
    }

    /** How those that replace it belong together. */
    enum Kind {
        ONE,
        ALL_OF,
        ONE_OF,
        CONDITIONAL
    }
}
