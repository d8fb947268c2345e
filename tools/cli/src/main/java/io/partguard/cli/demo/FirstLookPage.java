package io.partguard.cli.demo;

import static io.partguard.cli.data.Jobs.count;
import static io.partguard.cli.demo.FirstLookScreen.money;
import static io.partguard.cli.demo.FirstLookScreen.orNone;
import static io.partguard.cli.demo.Html.isolated;
import static io.partguard.cli.demo.Html.text;

import io.partguard.cli.api.DetectionView;
import io.partguard.cli.api.MoneyView;
import io.partguard.cli.api.QuoteView;
import io.partguard.cli.api.ScanSummary;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The first look as one page that needs no server and loads nothing. Its policy allows a single style sheet, by its
 * hash, and nothing else: even a listing that got past the escaping could run nothing.
 */
final class FirstLookPage {
    private static final int BAR_WIDTH = 320;

    private final StringBuilder page = new StringBuilder(64 * 1024);

    /** The whole page. */
    static String of(FirstLook look) {
        FirstLookPage page = new FirstLookPage();
        page.write(look);
        return page.page.toString();
    }

    private void write(FirstLook look) {
        ScanSummary summary = look.summary();
        String style = style();
        add("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">");
        add(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-",
                hash(style));
        add("'; base-uri 'none'; form-action 'none'\">");
        add("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">");
        add("<meta name=\"referrer\" content=\"no-referrer\">");
        add("<title>Partguard: first look</title><style>", style, "</style></head><body><main>");
        header(look);
        verdicts(summary);
        detections(
                "suspicious",
                "The five most suspicious",
                "The offer on the left, the genuine part it trades on beside it.",
                orNone(summary.topSuspicious()));
        detections(
                "honest",
                "Five cheap offers that are not accused, and why",
                "A low price alone is never a verdict.",
                orNone(summary.cheapHonest()));
        sellers(summary);
        prices(look.quotes());
        footer(look);
        add("</main></body></html>\n");
    }

    private void header(FirstLook look) {
        ScanSummary summary = look.summary();
        add(
                "<header><p class=\"brand\">Partguard</p><h1>",
                count(summary.accused()),
                " of ",
                count(summary.listings()));
        add(" offers accused</h1><p class=\"lead\">At stake, at genuine list price: <strong>");
        add(text(look.atRisk().map(Total::toString).orElseGet(() -> money(summary.atStake()))));
        add("</strong>.</p><p class=\"lead\">");
        add(
                "Judged against ",
                count(look.loaded().parts()),
                " genuine parts, ",
                count(look.loaded().prices()));
        add(" prices and ", count(look.loaded().rules()), " price rules in ");
        add(String.format(Locale.ROOT, "%.0f", look.loaded().scanSeconds()), " seconds.</p>");
        add(
                "<p class=\"notice\">",
                trainedOn(summary),
                " Maker, catalogue, sellers and rules are fictional.</p></header>");
    }

    private static String trainedOn(ScanSummary summary) {
        return "SYNTHETIC".equals(summary.modelTrainedOn())
                ? "<strong>The model was trained on synthetic data:</strong> its probabilities are leads for a person, not findings."
                : "The model was trained on: " + text(summary.modelTrainedOn()) + ".";
    }

    private void verdicts(ScanSummary summary) {
        add("<section><h2>What the offers are</h2><table class=\"verdicts\"><tbody>");
        long most = summary.verdicts().values().stream()
                .mapToLong(Long::longValue)
                .max()
                .orElse(1);
        for (String verdict : Words.VERDICTS) {
            long listings = summary.verdicts().getOrDefault(verdict, 0L);
            long width = listings == 0 ? 0 : Math.max(2, BAR_WIDTH * listings / Math.max(1, most));
            add("<tr><th scope=\"row\"><span class=\"tag ", css(verdict), "\">", words(verdict), "</span></th>");
            add("<td class=\"number\">", count(listings), "</td><td class=\"bar\"><svg viewBox=\"0 0 320 14\" ");
            add("preserveAspectRatio=\"none\" aria-hidden=\"true\"><rect class=\"", css(verdict), "\" width=\"");
            add(Long.toString(width), "\" height=\"14\" rx=\"3\"/></svg></td>");
            long unknown = summary.withoutPart(verdict);
            String mark = unknown == 0 ? "" : "; " + Words.withoutPart(verdict, count(unknown));
            add("<td class=\"meaning\">", text(Words.meaning(verdict) + mark), "</td></tr>");
        }
        add("</tbody></table>");
        if (summary.undecided() > 0) {
            add(
                    "<p>",
                    count(summary.undecided()),
                    " are undecided: an input was missing, and they are tried again.</p>");
        }
        add("</section>");
    }

    private void detections(String id, String heading, String lead, List<DetectionView> detections) {
        add("<section id=\"", id, "\"><h2>", text(heading), "</h2><p class=\"lead\">", text(lead), "</p>");
        if (detections.isEmpty()) {
            add("<p>None.</p>");
        }
        for (DetectionView it : detections) {
            add(
                    "<article><div class=\"head\"><span class=\"tag ",
                    css(it.outcome()),
                    "\">",
                    words(it.outcome()),
                    "</span>");
            if (it.probability() != null) {
                add("<span class=\"share\">", text(Words.share(it.probability())), "</span>");
            }
            if (it.atStake() != null) {
                add("<span class=\"stake\">at stake ", text(Money.shown(it.atStake())), "</span>");
            }
            add("</div><div class=\"pair\">");
            offer(it);
            part(it);
            add("</div>");
            reasons(it, id.equals("honest") ? it.why() : null);
            add("</article>");
        }
        add("</section>");
    }

    private void offer(DetectionView detection) {
        DetectionView.Listing it = detection.listing();
        add("<div class=\"side offer\"><h3>The offer</h3>");
        if (it == null) {
            add("<p>–</p></div>");
            return;
        }
        add("<p class=\"title\">", isolated(it.title()), "</p><dl>");
        row("Price", it.price() == null ? "none given" : Money.shown(it.price()));
        row("Condition", it.condition());
        row("Brand as stated", it.brand());
        row("Number as stated", it.partNumber());
        DetectionView.Seller seller = it.seller();
        if (seller != null) {
            row("Seller", seller.described());
        }
        row("Where", it.marketplace() + " " + it.listingId() + (it.country() == null ? "" : ", " + it.country()));
        add("</dl></div>");
    }

    private void part(DetectionView detection) {
        DetectionView.Matched it = detection.matched();
        add("<div class=\"side part\"><h3>The genuine part</h3>");
        if (it == null) {
            add("<p class=\"title\">None matches.</p></div>");
            return;
        }
        add("<p class=\"title\">", isolated(it.brand()), " ", isolated(it.partNumber()), "</p><dl>");
        row("Name", it.name());
        DetectionView.Price price = detection.price();
        if (price != null) {
            row("List price", price.listPrice() == null ? null : Money.shown(price.listPrice()));
            row("Dealer pays", price.dealerNet() == null ? null : Money.shown(price.dealerNet()));
            row(
                    "Cheapest legal source",
                    price.cheapestLegal() == null
                            ? null
                            : Money.shown(price.cheapestLegal())
                                    + (price.cheapestLegalCountry() == null
                                            ? ""
                                            : " in " + Words.country(price.cheapestLegalCountry())));
        }
        row("Reached by", it.route() == null ? null : words(it.route()));
        row("Number written", it.spelling() == null ? null : words(it.spelling()));
        add("</dl></div>");
    }

    private void reasons(DetectionView detection, @Nullable String why) {
        if (why != null) {
            add("<p class=\"why\">", text(why), "</p>");
        }
        List<DetectionView.Reason> reasons = detection.strongest(5);
        if (reasons.isEmpty()) {
            return;
        }
        add("<ol class=\"reasons\">");
        for (DetectionView.Reason it : reasons) {
            add("<li><span class=\"weight\">", String.format(Locale.ROOT, "%+.1f", it.contribution()), "</span> ");
            add("<span>", isolated(DetectionView.sentence(it)), "</span></li>");
        }
        add("</ol>");
    }

    private void sellers(ScanSummary summary) {
        add("<section><h2>Sellers with most at stake</h2><table class=\"sellers\"><thead><tr><th>Seller</th>");
        add(
                "<th class=\"number\">Accused</th><th class=\"number\">Of</th><th class=\"number\">At stake</th></tr></thead><tbody>");
        for (ScanSummary.SellerAtStake it :
                orNone(summary.sellers()).stream().limit(10).toList()) {
            add("<tr><td>", isolated(it.title()), "</td><td class=\"number\">");
            add(count(it.accused()), "</td><td class=\"number\">", count(it.listings()), "</td><td class=\"number\">");
            add(text(money(it.atStake())), "</td></tr>");
        }
        add("</tbody></table><p>At stake is the genuine list price times the pieces offered. In all ");
        add(
                count(summary.accused()),
                " accused offers: <strong>",
                text(money(summary.atStake())),
                "</strong>.</p></section>");
    }

    private void prices(List<QuoteView> quotes) {
        if (quotes.isEmpty() || quotes.getFirst().lines().isEmpty()) {
            return;
        }
        QuoteView.Line shown = quotes.getFirst().lines().getFirst();
        add("<section><h2>What ", text(shown.brand()), " ", text(shown.partNumber()), " costs in ");
        add(Integer.toString(quotes.size()), " countries</h2><div class=\"countries\">");
        for (QuoteView quote : quotes) {
            add("<div class=\"country\"><h3>", text(Words.country(quote.country())), "</h3>");
            quote.lines().forEach(this::waterfall);
            add("</div>");
        }
        add("</div></section>");
    }

    private void waterfall(QuoteView.Line line) {
        if (!line.status().equals("PRICED")) {
            add("<p>", words(line.status()), "</p>");
            return;
        }
        List<QuoteView.Step> steps = orNone(line.waterfall());
        // A list price in another currency would dwarf or be dwarfed: bars compare within the last currency only.
        MoneyView last = steps.isEmpty() ? null : steps.getLast().amount();
        @Nullable String currency = last == null ? null : last.currency();
        double most =
                steps.stream().mapToDouble(it -> barValue(it, currency)).max().orElse(0);
        add("<table class=\"steps\"><tbody>");
        for (QuoteView.Step it : steps) {
            long width = most <= 0 ? 0 : Math.round(120 * barValue(it, currency) / most);
            add(
                    "<tr class=\"",
                    binds(line, it) ? "ruled" : "plain",
                    "\"><th scope=\"row\">",
                    text(Words.step(it.step())),
                    it.ruleId() == null || binds(line, it) ? "" : " (not binding)");
            add(
                    "</th><td class=\"bar\"><svg viewBox=\"0 0 120 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
            add("<rect width=\"", Long.toString(width), "\" height=\"10\" rx=\"2\"/></svg></td>");
            add("<td class=\"number\">", it.amount() == null ? "" : text(Money.shown(it.amount())), "</td></tr>");
        }
        add("</tbody></table>");
        QuoteView.BindingRule rule = line.bindingRule();
        QuoteView.LegalSource source = rule == null ? null : rule.legalSource();
        if (rule == null) {
            add("<p class=\"rule\">No ceiling binds.</p>");
        } else if (source == null) {
            add("<p class=\"rule binds\">Binds: ", text(rule.id()), "</p>");
        } else {
            add("<p class=\"rule binds\"><strong>Binds:</strong> ", text(source.title()));
            add(" <code>", text(rule.id()), "</code>");
            if (source.url() != null && source.url().matches("https?://[^\\s\"'<>]+")) {
                add(" <a rel=\"noreferrer noopener\" href=\"", text(source.url()), "\">source</a>");
            }
            add("</p>");
            if (source.text() != null) {
                add("<p class=\"rule\">", text(source.text()), "</p>");
            }
        }
    }

    private static boolean binds(QuoteView.Line line, QuoteView.Step step) {
        QuoteView.BindingRule rule = line.bindingRule();
        return rule != null && rule.id().equals(step.ruleId());
    }

    private static double barValue(QuoteView.Step step, @Nullable String currency) {
        MoneyView amount = step.amount();
        return amount != null && Objects.equals(amount.currency(), currency) ? Money.length(amount) : 0;
    }

    private void footer(FirstLook look) {
        add(
                "<footer><p>Reasons are contributions to the log-odds of the verdict. Scan <code>",
                text(look.loaded().scanId()));
        add("</code>, ", text(look.loaded().date()), ". Look further: <code>./partguard review</code>, ");
        add("<code>./partguard lookup NUMBER</code>, <code>./partguard status</code>.</p></footer>");
    }

    private void row(String label, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            add("<dt>", text(label), "</dt><dd>", isolated(value), "</dd>");
        }
    }

    private void add(String... parts) {
        for (String part : parts) {
            page.append(part);
        }
    }

    private static String words(String code) {
        return text(code.toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    private static String css(String verdict) {
        return Words.VERDICTS.contains(verdict)
                ? verdict.toLowerCase(Locale.ROOT).replace('_', '-')
                : "undecided";
    }

    private static String style() {
        try (InputStream in = FirstLookPage.class.getResourceAsStream("first-look.css")) {
            if (in == null) {
                throw new IllegalStateException("first-look.css is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String hash(String style) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(style.getBytes(StandardCharsets.UTF_8));
            return Base64.getEncoder().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
