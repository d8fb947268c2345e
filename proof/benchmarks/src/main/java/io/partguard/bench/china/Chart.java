package io.partguard.bench.china;

import io.partguard.bench.china.China2014.Outcome;
import io.partguard.pricing.optimizer.Solved.Answer;
import java.util.List;
import java.util.Locale;

/** Bars: what is left of the revenue in China and elsewhere, scenario by scenario, by the optimum. */
final class Chart {
    private static final int LEFT = 390;
    private static final int WIDTH = 330;
    private static final int ROW = 44;
    private static final int TOP = 66;
    private static final String CHINA = "#b3372f";
    private static final String ELSEWHERE = "#4d7ea8";

    private Chart() {}

    static String svg(List<Outcome> outcomes) {
        List<Outcome> shown = outcomes.stream()
                .filter(outcome -> outcome.answer() == Answer.OPTIMUM)
                .toList();
        int bottom = TOP + shown.size() * ROW;
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"800\" height=\"")
                .append(bottom + 34)
                .append("\" font-family=\"sans-serif\" font-size=\"12\">\n"
                        + "<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        text(
                svg,
                10,
                20,
                "China 2014 on a synthetic book: revenue at unchanged units, per cent of that before the cuts");
        square(svg, 10, CHINA);
        text(svg, 28, 41, "China");
        square(svg, 80, ELSEWHERE);
        text(svg, 98, 41, "29 other countries");
        for (int percent = 0; percent <= 100; percent += 25) {
            int x = LEFT + WIDTH * percent / 100;
            svg.append(String.format(Locale.ROOT, "<path d=\"M%d %d V%d\" stroke=\"#dddddd\"/>\n", x, TOP - 8, bottom));
            text(svg, x - 8, bottom + 16, percent + " %");
        }
        int y = TOP;
        for (Outcome outcome : shown) {
            text(svg, 10, y + 20, outcome.title());
            bar(svg, y, outcome.china(), CHINA);
            bar(svg, y + 15, outcome.elsewhere(), ELSEWHERE);
            y += ROW;
        }
        return svg.append("</svg>\n").toString();
    }

    private static void square(StringBuilder svg, int x, String colour) {
        svg.append(String.format(
                Locale.ROOT, "<rect x=\"%d\" y=\"31\" width=\"12\" height=\"12\" fill=\"%s\"/>\n", x, colour));
    }

    private static void bar(StringBuilder svg, int y, double percent, String colour) {
        double width = WIDTH * percent / 100;
        svg.append(String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"14\" fill=\"%s\"/>\n",
                LEFT,
                y,
                width,
                colour));
        text(svg, (int) (LEFT + width + 6), y + 11, String.format(Locale.ROOT, "%.1f", percent));
    }

    private static void text(StringBuilder svg, int x, int y, String text) {
        svg.append(String.format(Locale.ROOT, "<text x=\"%d\" y=\"%d\">", x, y))
                .append(text.replace("&", "&amp;").replace("<", "&lt;"))
                .append("</text>\n");
    }
}
