package io.partguard.pricing.optimizer;

import io.partguard.pricing.cell.Cell;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.rule.Fact;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Limits that hang on one part's costs and past prices, in grid steps, worked out once a part. */
final class OwnLimits {
    private final List<Limit> limits = new ArrayList<>();
    private final List<Missing> missing = new ArrayList<>();

    private record Limit(int place, int rule, long steps) {}

    /** A hard rule that cannot be worked out: no price may be given in the place. */
    record Missing(int place, int rule, Fact fact) {}

    static OwnLimits of(RuleCompiler compiler, Network network, PartKey part) {
        OwnLimits own = new OwnLimits();
        network.missing.forEach(one -> own.missing.add(new Missing(one.to(), one.rule(), one.fact())));
        for (Piece.OfPart piece : network.ofPart) {
            Place place = compiler.places().get(piece.to());
            var level = compiler.rules().get(piece.rule()).level();
            var limit = compiler.limits().of(piece.formula(), level, new Cell(part, place.region(), piece.country()));
            switch (limit) {
                case PartLimits.Limit.None() -> {}
                case PartLimits.Limit.Missing(Fact fact) ->
                    own.missing.add(new Missing(piece.to(), piece.rule(), fact));
                case PartLimits.Limit.AtMost(BigDecimal amount) -> {
                    long minor = amount.movePointRight(place.digits())
                            .setScale(0, RoundingMode.FLOOR)
                            .max(BigDecimal.ZERO)
                            .min(BigDecimal.valueOf(Long.MAX_VALUE / 4))
                            .longValueExact();
                    own.limits.add(new Limit(
                            piece.to(), piece.rule(), piece.level().highest().of(minor)));
                }
            }
        }
        return own;
    }

    List<Missing> missing() {
        return missing;
    }

    long lowest(int place) {
        return limits.stream()
                .filter(limit -> limit.place() == place)
                .mapToLong(Limit::steps)
                .min()
                .orElse(Network.NO_LIMIT);
    }

    boolean isEmpty() {
        return limits.isEmpty();
    }

    void lower(long[] prices, int[] binding, boolean[] sold, boolean @Nullable [] off, Fixpoint.@Nullable Trace trace) {
        for (Limit limit : limits) {
            int to = limit.place();
            if (sold[to] && limit.steps() < prices[to] && (off == null || !off[limit.rule()])) {
                if (trace != null) {
                    trace.lowered(new Fixpoint.Lowered(to, prices[to], limit.steps(), limit.rule(), List.of()));
                }
                prices[to] = limit.steps();
                binding[to] = limit.rule();
            }
        }
    }
}
