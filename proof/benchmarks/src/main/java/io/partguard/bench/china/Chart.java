package io.partguard.bench.china;

import io.partguard.bench.china.China2014.Outcome;
import io.partguard.pricing.optimizer.Solved.Answer;
import java.util.List;
import java.util.Locale;

/** Bars: what is left of the revenue in China and elsewhere, scenario by scenario, by the optimum. */
final class Chart {
    private static final int LEFT = 390;
    private static final int WIDTH = 330;
    private static final int ROW = 46;
    private static final int TOP = 64;

    private Chart() {}

    static String svg(List<Outcome> outcomes) {
        List<Outcome> shown = outcomes.stream()
                .filter(outcome -> outcome.answer() == Answer.OPTIMUM)
                .toList();
        int height = TOP + shown.size() * ROW + 30;
        StringBuilder svg = new StringBuilder();
        svg.append("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"800\" height=\"")
                .append(height)
                .append(
                        "\" font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        text(
                svg,
                10,
                22,
                "Revenue at unchanged units, per cent of the targets: synthetic book, optimum inside every rule");
        svg.append("<rect x=\"10\" y=\"34\" width=\"12\" height=\"12\" fill=\"#b3372f\"/>\n");
        text(svg, 28, 45, "China");
        svg.append("<rect x=\"80\" y=\"34\" width=\"12\" height=\"12\" fill=\"#4d7ea8\"/>\n");
        text(svg, 98, 45, "29 other countries");
        int y = TOP;
        for (Outcome outcome : shown) {
            text(svg, 10, y + 20, outcome.title());
            bar(svg, y, outcome.china(), "#b3372f");
            bar(svg, y + 17, outcome.elsewhere(), "#4d7ea8");
            y += ROW;
        }
        return svg.append("</svg>\n").toString();
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
