package io.partguard.cli.demo;

import static io.partguard.cli.data.Jobs.count;

import io.partguard.cli.api.DetectionView;
import io.partguard.cli.api.MoneyView;
import io.partguard.cli.api.QuoteView;
import io.partguard.cli.api.ScanSummary;
import io.partguard.cli.terminal.Printable;
import io.partguard.cli.terminal.Screen;
import io.partguard.cli.terminal.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The first look in a terminal of a hundred columns. */
final class FirstLookScreen {
    private static final int BLOCK = 47;
    private static final int BAR = 34;

    private final Screen screen;
    private final DetectionBlock block;

    FirstLookScreen(Screen screen) {
        this.screen = screen;
        this.block = new DetectionBlock(screen);
    }

    void show(FirstLook look) {
        ScanSummary summary = look.summary();
        verdicts(summary);
        suspicious(summary);
        notAccused(summary);
        sellers(summary, look.atRisk());
        prices(look.quotes());
        honesty(summary);
    }

    private void verdicts(ScanSummary summary) {
        screen.heading("What " + count(summary.listings()) + " offers are");
        long most = summary.verdicts().values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(1);
        for (String verdict : Words.VERDICTS) {
            long listings = summary.verdicts().getOrDefault(verdict, 0L);
            int bar = listings == 0 ? 0 : (int) Math.max(1, Math.round((double) BAR * listings / most));
            boolean accused = verdict.equals("COUNTERFEIT") || verdict.equals("COPYCAT");
            String blocks = Printable.left("█".repeat(bar), BAR);
            screen.line("  " + Printable.left(verdict, 16) + Printable.right(count(listings), 8) + "  "
                    + (accused ? screen.red(blocks) : screen.dim(blocks)));
            screen.line(screen.dim("  " + Words.meaning(verdict)));
            if (summary.withoutPart(verdict) > 0) {
                screen.line(screen.dim("  " + Words.withoutPart(verdict, count(summary.withoutPart(verdict)))));
            }
        }
        if (summary.undecided() > 0) {
            screen.line("  " + Printable.left("UNDECIDED", 16) + Printable.right(count(summary.undecided()), 8)
                    + "  an input was missing; these are tried again");
        }
    }

    private void suspicious(ScanSummary summary) {
        screen.heading("The five most suspicious");
        List<DetectionView> detections = orNone(summary.topSuspicious());
        for (DetectionView it : detections) {
            block.show(it, false);
            screen.line();
        }
        if (detections.isEmpty()) {
            screen.line("  None.");
        }
    }

    private void notAccused(ScanSummary summary) {
        screen.heading("Five cheap offers that are not accused, and why");
        List<DetectionView> detections = orNone(summary.cheapHonest());
        for (DetectionView it : detections) {
            block.show(it, false);
            if (it.why() != null) {
                screen.paragraph("    ", "why not: " + Printable.of(it.why()));
            }
            screen.line();
        }
        if (detections.isEmpty()) {
            screen.line("  None.");
        }
    }

    private void sellers(ScanSummary summary, Optional<Total> atRisk) {
        screen.heading("Sellers with most at stake");
        Table table = new Table()
                .flexible("  SELLER")
                .right("ACCUSED")
                .right("OF")
                .right("AT STAKE (genuine list price × pieces offered)");
        for (ScanSummary.SellerAtStake it :
                orNone(summary.sellers()).stream().limit(8).toList()) {
            table.row("  " + Printable.of(it.title()), count(it.accused()), count(it.listings()), money(it.atStake()));
        }
        table.lines("").forEach(screen::line);
        screen.line();
        screen.line("  Revenue at risk in all " + count(summary.accused()) + " accused offers:");
        atRisk.ifPresent(total -> screen.paragraph("    ", total.toString()));
        screen.paragraph("    ", money(summary.atStake()));
    }

    private void prices(List<QuoteView> quotes) {
        if (quotes.isEmpty() || quotes.getFirst().lines().isEmpty()) {
            return;
        }
        QuoteView.Line shown = quotes.getFirst().lines().getFirst();
        screen.heading("What " + Printable.of(shown.brand() + " " + shown.partNumber()) + " costs in " + quotes.size()
                + " countries");
        for (int i = 0; i < quotes.size(); i += 2) {
            List<String> left = waterfall(quotes.get(i));
            List<String> right = i + 1 < quotes.size() ? waterfall(quotes.get(i + 1)) : List.of();
            for (int line = 0; line < Math.max(left.size(), right.size()); line++) {
                String l = line < left.size() ? left.get(line) : "";
                String r = line < right.size() ? right.get(line) : "";
                screen.line(("  " + Printable.left(l, BLOCK) + "  " + r).stripTrailing());
            }
            screen.line();
        }
    }

    private static List<String> waterfall(QuoteView quote) {
        List<String> lines = new ArrayList<>();
        lines.add("── " + Words.country(quote.country()) + " ");
        for (QuoteView.Line line : quote.lines()) {
            if (!line.status().equals("PRICED")) {
                lines.add("   " + line.status());
                continue;
            }
            for (QuoteView.Step it : orNone(line.waterfall())) {
                String amount = it.amount() == null ? "" : Money.shown(it.amount());
                // A ceiling that lowers nothing must not read as if it did.
                QuoteView.BindingRule binding = line.bindingRule();
                boolean slack =
                        it.ruleId() != null && (binding == null || !binding.id().equals(it.ruleId()));
                String label = Words.step(it.step()) + (slack ? " (not binding)" : "");
                lines.add("   " + Printable.left(label, BLOCK - 3 - Printable.width(amount)) + amount);
            }
            QuoteView.BindingRule rule = line.bindingRule();
            QuoteView.LegalSource source = rule == null ? null : rule.legalSource();
            if (rule == null) {
                lines.add("   no ceiling binds");
            } else {
                String text = "binds: " + rule.id() + (source == null ? "" : " · " + source.title());
                Screen.wrap(Printable.of(text), BLOCK - 3).forEach(it -> lines.add("   " + it));
            }
        }
        return lines;
    }

    private void honesty(ScanSummary summary) {
        screen.heading("How far to trust this");
        if ("SYNTHETIC".equals(summary.modelTrainedOn())) {
            screen.paragraph(
                    "  ",
                    "The model was trained on synthetic data: listings that a documented generator made. Its"
                            + " probabilities are leads for a person, not findings; real decisions replace them as they come.");
        } else {
            screen.paragraph(
                    "  ", "The model was trained on: " + Printable.of(String.valueOf(summary.modelTrainedOn())));
        }
        screen.paragraph(
                "  ", "The maker, the catalogue, the sellers and the rules of this demonstration are fictional.");
    }

    static String money(@Nullable List<MoneyView> amounts) {
        String text = orNone(amounts).stream().map(Money::shown).collect(Collectors.joining(" + "));
        return text.isEmpty() ? "–" : text;
    }

    static <T> List<T> orNone(@Nullable List<T> list) {
        return list == null ? List.of() : list;
    }
}
