package io.partguard.detection.labels;

import io.partguard.detection.judging.verdict.Verdict;
import io.partguard.detection.labels.LabelCaps.Cap;
import io.partguard.identity.Ids;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Chooses the labels that a training may learn from. The same labels and salt give the same choice.
 *
 * <p>In this order: of one case, and of one person on one offer, the last decision counts; what says nothing, and what the gold
 * set holds or an account of its sellers offers, is left out; of decisions on one offer the stronger source counts, and equals
 * that disagree are both left out; then the caps, over and over until all of them hold, as each lowers what the others are a
 * share of. Within a capped group the lowest hash of salt and number stays: neither the first nor the last to come can push
 * others out.
 */
public final class LabelSelection {
    private static final String NO_SELLER = "none named";
    private static final double ROUNDING = 1e-9;

    /** Why a label is not learnt from. */
    public enum LeftOut {
        SUPERSEDED,
        SAYS_NOTHING,
        GOLD,
        OUTRANKED,
        CONFLICT,
        REPEATED,
        CAP_HOUR,
        CAP_SELLER,
        CAP_ANALYST,
        CAP_ALL
    }

    /**
     * A group that a cap cut.
     *
     * @param group hour, or an opaque id of the seller or analyst
     * @param offered weight before, {@code kept} after
     */
    public record Cut(LeftOut cap, String group, double offered, double kept) {}

    /** @param kept in the order of their numbers */
    public record Selected(List<Label> kept, Map<LeftOut, Integer> leftOut, List<Cut> cuts) {
        public double weight() {
            return weigh(kept);
        }
    }

    /** @param sellers ids of accounts, or of accounts that belong together, as labels carry them */
    public record Gold(Set<String> listings, Set<String> sellers) {
        boolean holds(Label label) {
            return listings.contains(label.listingId()) || label.seller() != null && sellers.contains(label.seller());
        }
    }

    private final LabelCaps caps;
    private final String salt;
    private final Map<LeftOut, Integer> leftOut = new EnumMap<>(LeftOut.class);
    private final Map<String, Cut> cuts = new LinkedHashMap<>();

    private LabelSelection(LabelCaps caps, String salt) {
        this.caps = caps;
        this.salt = salt;
    }

    /** @param salt of the training: another one chooses others where a cap is hit */
    public static Selected of(List<Label> labels, Gold gold, LabelCaps caps, String salt) {
        LabelSelection selection = new LabelSelection(caps, salt);
        List<Label> inOrder =
                labels.stream().sorted(Comparator.comparingLong(Label::no)).toList();
        List<Label> last = selection.last(inOrder, label -> label.caseId() + "|" + label.listingId());
        last = selection.last(last, label -> offer(label) + "|" + label.analyst() + "|" + label.source());
        last = selection.without(LeftOut.SAYS_NOTHING, last, label -> label.says() == Label.Says.NOTHING);
        last = selection.without(LeftOut.GOLD, last, gold::holds);
        List<Label> agreed = selection.agreed(last);
        return new Selected(
                selection.capped(agreed),
                Collections.unmodifiableMap(selection.leftOut),
                List.copyOf(selection.cuts.values()));
    }

    private static String offer(Label label) {
        return label.listingId() + "|" + label.contentHash();
    }

    private List<Label> last(List<Label> labels, Function<Label, String> key) {
        Map<String, Label> last = new LinkedHashMap<>();
        labels.forEach(label -> last.put(key.apply(label), label));
        return without(LeftOut.SUPERSEDED, labels, new HashSet<>(last.values()), true);
    }

    private List<Label> without(LeftOut why, List<Label> labels, java.util.function.Predicate<Label> out) {
        return without(why, labels, labels.stream().filter(out).toList(), false);
    }

    /** @param these those that go, or where {@code stay} those that stay */
    private List<Label> without(LeftOut why, List<Label> labels, Collection<Label> these, boolean stay) {
        Set<Label> named = new HashSet<>(these);
        List<Label> left =
                labels.stream().filter(label -> named.contains(label) == stay).toList();
        if (left.size() < labels.size()) {
            leftOut.merge(why, labels.size() - left.size(), Integer::sum);
        }
        return left;
    }

    /** One label an offer. */
    private List<Label> agreed(List<Label> labels) {
        Map<String, List<Label>> offers = new LinkedHashMap<>();
        labels.forEach(label ->
                offers.computeIfAbsent(offer(label), o -> new ArrayList<>()).add(label));
        List<Label> agreed = new ArrayList<>();
        for (List<Label> all : offers.values()) {
            int strongest = all.stream()
                    .mapToInt(label -> Label.strength(label.source()))
                    .max()
                    .orElseThrow();
            List<Label> strong = without(LeftOut.OUTRANKED, all, label -> Label.strength(label.source()) < strongest);
            if (disagree(strong)) {
                leftOut.merge(LeftOut.CONFLICT, strong.size(), Integer::sum);
                continue;
            }
            // A class says more than that it is honest.
            Label one = strong.stream()
                    .min(Comparator.comparing(Label::says).thenComparingLong(Label::no))
                    .orElseThrow();
            agreed.add(without(LeftOut.REPEATED, strong, Set.of(one), true).getFirst());
        }
        return agreed.stream().sorted(Comparator.comparingLong(Label::no)).toList();
    }

    private static boolean disagree(List<Label> labels) {
        Set<Verdict> classes = new HashSet<>();
        for (Label label : labels) {
            Verdict named = label.named();
            if (named != null) {
                classes.add(named);
            }
        }
        return classes.size() > 1
                || labels.stream().map(Label::accuses).distinct().count() > 1;
    }

    private List<Label> capped(List<Label> labels) {
        List<Label> all = new ArrayList<>(labels);
        for (int before = -1; before != all.size(); ) {
            before = all.size();
            all = capped(
                    all,
                    LeftOut.CAP_HOUR,
                    caps.hour(),
                    label -> label.at()
                            .truncatedTo(java.time.temporal.ChronoUnit.HOURS)
                            .toString());
            all = capped(
                    all,
                    LeftOut.CAP_SELLER,
                    caps.seller(),
                    label -> label.seller() == null ? NO_SELLER : Ids.of("grp", label.seller()));
            all = capped(all, LeftOut.CAP_ANALYST, caps.analyst(), label -> Ids.of("grp", label.analyst()));
        }
        return capped(all, LeftOut.CAP_ALL, new Cap(1, caps.most(), caps.most()), label -> "all");
    }

    private List<Label> capped(List<Label> labels, LeftOut why, Cap cap, Function<Label, String> group) {
        Map<String, List<Label>> groups = new TreeMap<>();
        labels.forEach(label -> groups.computeIfAbsent(group.apply(label), g -> new ArrayList<>())
                .add(label));
        double limit = limit(groups.values().stream().map(LabelSelection::weigh).toList(), cap);
        List<Label> kept = new ArrayList<>();
        groups.forEach((name, members) -> {
            List<Label> some = within(limit, members);
            if (some.size() < members.size()) {
                leftOut.merge(why, members.size() - some.size(), Integer::sum);
                cuts.merge(
                        why + name,
                        new Cut(why, name, weigh(members), weigh(some)),
                        (first, later) -> new Cut(why, name, first.offered(), later.kept()));
            }
            kept.addAll(some);
        });
        return kept.stream().sorted(Comparator.comparingLong(Label::no)).toList();
    }

    /**
     * The largest weight a group that is its share of what is kept when every group is cut to it; between what is always allowed
     * and what never is.
     */
    static double limit(List<Double> groups, Cap cap) {
        double level = groups.stream().mapToDouble(Double::doubleValue).sum();
        while (level > cap.atLeast()) {
            double at = level;
            double next = cap.share()
                    * groups.stream()
                            .mapToDouble(weight -> Math.min(weight, at))
                            .sum();
            if (next >= level - ROUNDING) {
                break;
            }
            level = next;
        }
        return Math.max(cap.atLeast(), Math.min(cap.most(), level));
    }

    private List<Label> within(double limit, List<Label> members) {
        if (weigh(members) <= limit + ROUNDING) {
            return members;
        }
        Map<Label, String> places = new HashMap<>();
        members.forEach(label -> places.put(label, Ids.of("plc", salt, Long.toString(label.no()))));
        List<Label> kept = new ArrayList<>();
        double weight = 0;
        for (Label label : members.stream()
                .sorted(Comparator.comparing((Label one) -> places.getOrDefault(one, "")))
                .toList()) {
            if (weight + label.weight() <= limit + ROUNDING) {
                kept.add(label);
                weight += label.weight();
            }
        }
        return kept;
    }

    private static double weigh(List<Label> labels) {
        return labels.stream().mapToDouble(Label::weight).sum();
    }
}
