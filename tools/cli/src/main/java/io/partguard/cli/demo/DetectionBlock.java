package io.partguard.cli.demo;

import io.partguard.cli.api.DetectionView;
import io.partguard.cli.terminal.Printable;
import io.partguard.cli.terminal.Screen;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A detection on the screen: the listing on the left, the genuine part beside it, the reasons below. */
public final class DetectionBlock {
    private static final int HALF = 47;
    private static final int BRIEF_REASONS = 3;
    private static final int ALL_REASONS = 12;

    private final Screen screen;

    public DetectionBlock(Screen screen) {
        this.screen = screen;
    }

    /** @param whole all reasons and rulings, as a reviewer needs them */
    public void show(DetectionView detection, boolean whole) {
        screen.line(title(detection));
        beside(listing(detection), part(detection));
        for (DetectionView.Reason it : detection.strongest(whole ? ALL_REASONS : BRIEF_REASONS)) {
            String strength = String.format(Locale.ROOT, "%+.1f", it.contribution());
            screen.paragraph("    ", strength + "  " + Printable.of(DetectionView.sentence(it)));
        }
        if (whole && detection.rulings() != null) {
            for (DetectionView.Ruling it : detection.rulings()) {
                String said = it.sentence() == null ? String.valueOf(it.code()) : it.sentence();
                screen.paragraph(
                        "    ", "rule  " + Printable.of(said + (it.source() == null ? "" : " [" + it.source() + "]")));
            }
        }
        if (whole && detection.notes() != null && !detection.notes().isEmpty()) {
            screen.paragraph("    ", "notes: " + Printable.of(String.join(", ", detection.notes())));
        }
    }

    private String title(DetectionView detection) {
        String probability = detection.probability() == null ? "" : " " + Words.share(detection.probability());
        String verdict = detection.outcome() + probability;
        boolean accused = "COUNTERFEIT".equals(detection.verdict()) || "COPYCAT".equals(detection.verdict());
        return "  " + screen.bold(accused ? screen.red(verdict) : screen.green(verdict))
                + (detection.atStake() == null ? "" : "   at stake " + Money.shown(detection.atStake()));
    }

    private static List<String> listing(DetectionView detection) {
        DetectionView.Listing it = detection.listing();
        List<String> lines = new ArrayList<>();
        if (it == null) {
            return lines;
        }
        lines.addAll(Screen.wrap(text(it.title()), HALF).stream().limit(3).toList());
        lines.add((it.price() == null ? "no price" : Money.shown(it.price()))
                + (it.condition() == null ? "" : " · " + text(it.condition()))
                + (it.country() == null ? "" : " · " + text(it.country())));
        DetectionView.Seller seller = it.seller();
        if (seller != null) {
            lines.add(Printable.of("seller " + seller.described()));
        }
        lines.add(text(it.marketplace()) + " " + text(it.listingId()));
        return lines;
    }

    private static List<String> part(DetectionView detection) {
        DetectionView.Matched it = detection.matched();
        List<String> lines = new ArrayList<>();
        if (it == null) {
            lines.add("no genuine part matches");
            return lines;
        }
        lines.add(text(it.brand()) + " " + text(it.partNumber()));
        lines.addAll(Screen.wrap(text(it.name()), HALF).stream().limit(2).toList());
        if (detection.price() != null && detection.price().listPrice() != null) {
            lines.add("list price " + Money.shown(detection.price().listPrice()));
        }
        if (it.route() != null) {
            lines.add("reached by " + words(it.route()) + (it.spelling() == null ? "" : ", " + words(it.spelling())));
        }
        return lines;
    }

    private void beside(List<String> left, List<String> right) {
        for (int i = 0; i < Math.max(left.size(), right.size()); i++) {
            String l = i < left.size() ? left.get(i) : "";
            String r = i < right.size() ? right.get(i) : "";
            screen.line(("  " + Printable.left(l, HALF) + screen.dim(" │ ") + Printable.cut(r, HALF)).stripTrailing());
        }
    }

    private static String text(@Nullable String raw) {
        return raw == null ? "–" : Printable.of(raw);
    }

    private static String words(String code) {
        return Printable.of(code).toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
