package io.partguard.bench.catalogue;

import io.partguard.bench.realinput.Csv;
import io.partguard.bench.realinput.Csv.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** A shop's table of a matching set: as parts to index, and as listings to ask for. */
final class ShopTable {
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9]+(?:[-/._][A-Za-z0-9]+)*");
    private static final int SHORTEST_NUMBER = 4;
    private static final int LONGEST_DESCRIPTION = 4_000;

    private final List<Row> rows;

    private ShopTable(List<Row> rows) {
        this.rows = rows;
    }

    static ShopTable read(Path file) throws IOException {
        return new ShopTable(Csv.read(file));
    }

    /** Known pairs of all files of the folder, right ids by left id, or the other way round. */
    static Map<String, Set<String>> positives(Path folder, boolean byRight) throws IOException {
        Map<String, Set<String>> pairs = new HashMap<>();
        for (String name : List.of("train.csv", "valid.csv", "test.csv")) {
            if (Files.exists(folder.resolve(name))) {
                for (Row row : Csv.read(folder.resolve(name))) {
                    if (row.get("label").equals("1")) {
                        String left = row.get("ltable_id");
                        String right = row.get("rtable_id");
                        pairs.computeIfAbsent(byRight ? right : left, id -> new HashSet<>())
                                .add(byRight ? left : right);
                    }
                }
            }
        }
        return pairs;
    }

    /** The rows with these ids. */
    ShopTable only(Set<String> ids) {
        return new ShopTable(
                rows.stream().filter(row -> ids.contains(row.get("id"))).toList());
    }

    int size() {
        return rows.size();
    }

    /** As an import. Model numbers are not unique in a shop, so they stand in the text, and the row's id is the number. */
    String parts() {
        StringBuilder lines = new StringBuilder();
        for (Row row : rows) {
            ObjectNode part = JsonMapper.shared().createObjectNode();
            part.put("partNumber", letters(row.get("id")));
            String brand = first(row, "brand");
            part.put("brand", brand.isEmpty() ? "Any" : brand);
            String title = first(row, "title", "name");
            part.put("name", title.isEmpty() ? "-" : title);
            String more = first(row, "description", "modelno");
            if (!more.isEmpty()) {
                part.put("description", more.substring(0, Math.min(more.length(), LONGEST_DESCRIPTION)));
            }
            lines.append(part).append('\n');
        }
        return lines.toString();
    }

    /** One row as a listing of a candidate request, read as detection reads a title. */
    ObjectNode listing(int row) {
        String title = first(rows.get(row), "title", "name");
        String brand = first(rows.get(row), "brand");
        ObjectNode listing = JsonMapper.shared().createObjectNode();
        listing.put("ref", rows.get(row).get("id"));
        Set<String> numbers = new LinkedHashSet<>();
        if (!first(rows.get(row), "modelno").isEmpty()) {
            numbers.add(first(rows.get(row), "modelno"));
        }
        NUMBER.matcher(title)
                .results()
                .map(MatchResult::group)
                .filter(word -> word.length() >= SHORTEST_NUMBER && word.chars().anyMatch(Character::isDigit))
                .forEach(numbers::add);
        listing.set("numbers", JsonMapper.shared().valueToTree(numbers));
        if (!brand.isEmpty()) {
            listing.put("brand", brand);
        }
        listing.put("text", brand.isEmpty() ? title : title + " " + brand);
        return listing;
    }

    /** The first of these columns that the table has with something in it. */
    private static String first(Row row, String... columns) {
        for (String column : columns) {
            if (row.cells().containsKey(column) && !row.get(column).isBlank()) {
                return row.get(column);
            }
        }
        return "";
    }

    /** An id in letters, since digits would be found in the titles by chance. */
    static String letters(String id) {
        StringBuilder letters = new StringBuilder("QQ");
        id.chars().forEach(digit -> letters.append((char) (digit - '0' + 'A')));
        return letters.toString();
    }
}
