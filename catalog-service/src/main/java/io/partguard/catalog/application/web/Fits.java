package io.partguard.catalog.application.web;

import io.partguard.catalog.application.Fit;
import java.util.List;

/** Whether a part fits the vehicle or machine asked for. */
public enum Fits {
    YES,
    /** On what was not said. */
    DEPENDS;

    /** @throws IllegalStateException for {@link Fit.No}: nobody is shown a part that does not fit */
    public static Fits of(Fit fit) {
        return switch (fit) {
            case Fit.Yes() -> YES;
            case Fit.Depends(List<String> on) -> DEPENDS;
            case Fit.No() -> throw new IllegalStateException("a part that does not fit was found");
        };
    }

    /** What was not said and decides it: year, serial, built, or the name of a qualifier. */
    public static List<String> dependsOn(Fit fit) {
        return fit instanceof Fit.Depends(List<String> on) ? on : List.of();
    }
}
