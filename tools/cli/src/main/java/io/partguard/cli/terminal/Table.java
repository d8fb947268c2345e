package io.partguard.cli.terminal;

import java.util.ArrayList;
import java.util.List;

/** Columns under headings; the widths follow what is in them, and one column gives way where a hundred don't suffice. */
public final class Table {
    private record Column(String heading, boolean right, boolean givesWay) {}

    private final List<Column> columns = new ArrayList<>();
    private final List<List<String>> rows = new ArrayList<>();

    public Table left(String heading) {
        columns.add(new Column(heading, false, false));
        return this;
    }

    public Table right(String heading) {
        columns.add(new Column(heading, true, false));
        return this;
    }

    /** The column that is cut where the table is too wide. */
    public Table flexible(String heading) {
        columns.add(new Column(heading, false, true));
        return this;
    }

    public Table row(String... cells) {
        if (cells.length != columns.size()) {
            throw new IllegalArgumentException("a row has a cell for each column");
        }
        rows.add(List.of(cells));
        return this;
    }

    /** The lines of the table, each indented. */
    public List<String> lines(String indent) {
        int[] widths = new int[columns.size()];
        for (int i = 0; i < widths.length; i++) {
            widths[i] = Printable.width(columns.get(i).heading());
            for (List<String> row : rows) {
                widths[i] = Math.max(widths[i], Printable.width(row.get(i)));
            }
        }
        int total = indent.length() + 2 * (widths.length - 1);
        for (int width : widths) {
            total += width;
        }
        for (int i = 0; i < widths.length; i++) {
            if (columns.get(i).givesWay() && total > Screen.COLUMNS) {
                int less = Math.min(total - Screen.COLUMNS, Math.max(0, widths[i] - 10));
                widths[i] -= less;
                total -= less;
            }
        }
        List<String> lines = new ArrayList<>();
        if (columns.stream().anyMatch(it -> !it.heading().isEmpty())) {
            lines.add(line(indent, columns.stream().map(Column::heading).toList(), widths));
        }
        rows.forEach(row -> lines.add(line(indent, row, widths)));
        return lines;
    }

    private String line(String indent, List<String> cells, int[] widths) {
        List<String> shown = new ArrayList<>();
        for (int i = 0; i < widths.length; i++) {
            shown.add(
                    columns.get(i).right()
                            ? Printable.right(cells.get(i), widths[i])
                            : Printable.left(cells.get(i), widths[i]));
        }
        return (indent + String.join("  ", shown)).stripTrailing();
    }
}
