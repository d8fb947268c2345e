package io.partguard.bench.matching;

import io.partguard.bench.realinput.Csv;
import io.partguard.bench.realinput.Csv.Row;
import io.partguard.detection.judging.matching.Table;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Two tables of a folder and labelled pairs of their rows. Ids only say which rows are a pair: neither they nor clusters
 * are part of the tables.
 */
final class PairFolder {
    static final List<String> NEEDS = List.of("tableA.csv", "tableB.csv", "train.csv", "valid.csv");
    private static final Set<String> NO_COLUMNS = Set.of("id", "cluster_id");

    final Side left;
    final Side right;
    private final Path folder;

    /** @param left row, from 0 @param right row, from 0 */
    record Pair(int left, int right, boolean same) {}

    /** @param clusters of the rows; null where the table names none */
    record Side(
            Table table,
            Map<String, Integer> rowOfId,
            @Nullable List<String> clusters) {

        private static Side read(Path file) throws IOException {
            List<Row> rows = Csv.read(file);
            Map<String, String> named = new HashMap<>();
            rows.getFirst().cells().keySet().forEach(name -> named.put(name.toLowerCase(Locale.ROOT), name));
            Set<String> columns = new TreeSet<>(named.keySet());
            columns.removeAll(NO_COLUMNS);
            Map<String, Integer> rowOfId = new HashMap<>();
            List<List<String>> cells = new ArrayList<>();
            List<String> clusters = named.containsKey("cluster_id") ? new ArrayList<>() : null;
            for (Row row : rows) {
                rowOfId.put(row.get("id"), cells.size());
                cells.add(columns.stream()
                        .map(column -> row.get(named.getOrDefault(column, column)))
                        .toList());
                if (clusters != null) {
                    clusters.add(row.get(named.getOrDefault("cluster_id", "cluster_id")));
                }
            }
            return new Side(new Table(List.copyOf(columns), cells), rowOfId, clusters);
        }

        int row(String id) {
            Integer row = rowOfId.get(id);
            if (row == null) {
                throw new IllegalArgumentException("no row " + id);
            }
            return row;
        }

        /** A row by what it says, whatever its id and its place. */
        String text(int row) {
            return String.join("\u0001", table.rows().get(row));
        }
    }

    private PairFolder(Path folder, Side left, Side right) {
        this.folder = folder;
        this.left = left;
        this.right = right;
    }

    static boolean is(Path folder) {
        return NEEDS.stream().allMatch(file -> Files.exists(folder.resolve(file)));
    }

    static PairFolder read(Path folder) throws IOException {
        return new PairFolder(folder, Side.read(folder.resolve("tableA.csv")), Side.read(folder.resolve("tableB.csv")));
    }

    boolean has(String file) {
        return Files.exists(folder.resolve(file));
    }

    List<Pair> pairs(String file) throws IOException {
        List<Pair> pairs = new ArrayList<>();
        for (Row row : Csv.read(folder.resolve(file))) {
            pairs.add(new Pair(
                    left.row(row.get("ltable_id")),
                    right.row(row.get("rtable_id")),
                    row.get("label").equals("1")));
        }
        return pairs;
    }
}
