package io.partguard.cli.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.cli.api.DetectionView;
import io.partguard.cli.api.Json;
import io.partguard.cli.api.QuoteView;
import io.partguard.cli.api.ScanSummary;
import io.partguard.cli.terminal.Printable;
import io.partguard.cli.terminal.Screen;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FirstLookTest {
    static final String HOSTILE = "<script>alert(1)</script> \" onload='x' \u202E\u001B[2J 原厂 ".repeat(4);

    static FirstLook look() throws IOException {
        try (InputStream in = FirstLookTest.class.getResourceAsStream("summary.json")) {
            String json = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("@HOSTILE@", Json.text(HOSTILE).replaceAll("^\"|\"$", ""));
            ScanSummary summary = Json.read(json, ScanSummary.class);
            try (InputStream quotes = FirstLookTest.class.getResourceAsStream("quotes.json")) {
                QuoteView[] six =
                        Json.read(new String(quotes.readAllBytes(), StandardCharsets.UTF_8), QuoteView[].class);
                return new FirstLook(
                        new FirstLook.Loaded(20_612, 184_000, 8, 24_000, "scn_1", "2026-11-01", 61.4),
                        summary,
                        Total.inEuros(
                                FirstLookScreen.orNone(summary.atStake()),
                                Map.of("USD", new Total.Rate(new BigDecimal("1.10"), "2026-10-30"))),
                        List.of(six));
            }
        }
    }

    private static String screen() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new FirstLookScreen(new Screen(new PrintStream(out, true, StandardCharsets.UTF_8), false)).show(look());
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void theScreenKeepsToAHundredColumns() throws IOException {
        assertThat(screen().lines())
                .allSatisfy(it -> assertThat(Printable.width(it)).isLessThanOrEqualTo(100));
    }

    @Test
    void theScreenShowsWhatALeadWantsToSee() throws IOException {
        assertThat(screen())
                .contains("COUNTERFEIT")
                .contains("Sellers with most at stake")
                .contains("why not:")
                .contains("cn-demo-2014")
                .contains("trained on synthetic data")
                .contains("150 of them name a mark and match no part")
                .contains("12,345.60 EUR")
                .doesNotContain("\u001B");
    }

    @Test
    void thePageRunsNothingAStrangerWrote() throws IOException {
        String page = FirstLookPage.of(look());

        assertThat(page).doesNotContain("<script").doesNotContain("onload='").doesNotContain("\u202E");
        assertThat(page).contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(page).contains("default-src 'none'");
        assertThat(page).contains("trained on synthetic data");
    }

    @Test
    void thePageLoadsNothing() throws IOException {
        assertThat(FirstLookPage.of(look()))
                .doesNotContain("src=")
                .doesNotContain("url(")
                .doesNotContain("@import")
                .doesNotContain("<link")
                .doesNotContain("style=\"");
    }

    @Test
    void theSameAnswersGiveTheSamePage() throws IOException {
        assertThat(FirstLookPage.of(look())).isEqualTo(FirstLookPage.of(look()));
        // For looking at it: target/first-look.html.
        Files.writeString(Path.of("target/first-look.html"), FirstLookPage.of(look()));
    }

    @Test
    void reasonsAreThoseThatSpeakForTheVerdictStrongestFirst() throws IOException {
        DetectionView first = look().summary().topSuspicious().getFirst();

        assertThat(first.strongest(2)).extracting(DetectionView.Reason::signal).containsExactly("CLAIM", "PRICE");
    }
}
