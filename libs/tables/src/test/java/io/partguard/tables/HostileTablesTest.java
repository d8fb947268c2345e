package io.partguard.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.partguard.tables.Mapping.Format;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Files made to break a reader: good rows are kept, bad ones named, none vanishes. */
class HostileTablesTest {
    private static final Mapping CSV =
            Mapping.ofOwnNames(Format.CSV, Map.of("partNumber", "partNumber", "name", "name"));
    private static final Mapping NDJSON =
            Mapping.ofOwnNames(Format.NDJSON, Map.of("partNumber", "partNumber", "price", "price.amount"));

    private final List<Row> rows = new ArrayList<>();
    private final List<RowError> errors = new ArrayList<>();
    private final List<String> rejected = new ArrayList<>();

    @Test
    void twoStrayQuotesDoNotSwallowTheRowsBetweenThem() throws Exception {
        read("partNumber,name\n1,\"open\n2,good\n3,good\n4,\"bad\n5,good\n", CSV);

        assertThat(numbers()).containsExactly("2", "3", "5");
        assertThat(errors)
                .extracting(RowError::line, RowError::code)
                .containsExactly(tuple(2L, "UNCLOSED_QUOTE"), tuple(5L, "UNCLOSED_QUOTE"));
    }

    @Test
    void aQuotedCellOfSeveralLinesIsStillOne() throws Exception {
        read("partNumber,name\n1,\"two\r\nlines\"\r\n2,\"a\n\"\"b\"\"\n\"\n\"3\n\",x\n4,\"end\n\"", CSV);

        assertThat(errors).isEmpty();
        assertThat(numbers()).containsExactly("1", "2", "3", "4");
        assertThat(rows.get(1).get("name")).hasValue("a\n\"b\"");
    }

    @Test
    void linesMayEndAsOldMacsEndThem() throws Exception {
        read("partNumber,name\r1,one\r2,\"two\rlines\"\r\r3,three", CSV);

        assertThat(errors).isEmpty();
        assertThat(rows).extracting(Row::line).containsExactly(2L, 3L, 6L);
        assertThat(numbers()).containsExactly("1", "2", "3");
    }

    @Test
    void aMillionColumnsAreOneBadRowOrOneBadHeader() throws Exception {
        String many = "x,".repeat(1_000_000 / 2);
        read("partNumber,name\n" + many + "\n2,good\n", CSV);

        assertThat(numbers()).containsExactly("2");
        assertThat(errors).extracting(RowError::line, RowError::code).containsExactly(tuple(2L, "TOO_MANY_COLUMNS"));
        assertThatThrownBy(() -> read(many + "\n1\n", CSV))
                .isInstanceOfSatisfying(
                        UnreadableTable.class, e -> assertThat(e.error().code()).isEqualTo("TOO_MANY_COLUMNS"));
    }

    @Test
    void aListOfObjectsWhereValuesAreExpectedIsNamedAndNeverLeftOut() throws Exception {
        read("""
                {"partNumber":[{"no":"1"}]}
                {"partNumber":["2",["3"]]}
                {"partNumber":{"no":"4"}}
                {"partNumber":"5","price":{"amount":[1]}}
                """, NDJSON);

        assertThat(numbers()).containsExactly("5");
        assertThat(errors)
                .extracting(RowError::line, RowError::column, RowError::code)
                .containsExactly(
                        tuple(1L, "partNumber", "NESTED_VALUE"),
                        tuple(2L, "partNumber", "NESTED_VALUE"),
                        tuple(3L, "partNumber", "NESTED_VALUE"));
    }

    @Test
    void objectsInAListThatNobodyAskedForAreLeftAside() throws Exception {
        Mapping mapping = Mapping.parse("format: ndjson\nfields: {partNumber: number}", Set.of("partNumber"), Set.of());
        read("{\"number\":\"1\",\"images\":[{\"url\":\"a\"}]}\n", mapping);

        assertThat(numbers()).containsExactly("1");
        assertThat(errors).isEmpty();
    }

    @Test
    void columnsWithoutANameAreLeftAside() throws Exception {
        read("partNumber,name,,\n1,one,,\n2,two,surplus,\n", CSV);

        assertThat(numbers()).containsExactly("1", "2");
    }

    @Test
    void aFileInAnotherEncodingIsSaidToBe() {
        for (Charset other : List.of(StandardCharsets.UTF_16, StandardCharsets.UTF_16LE)) {
            assertThatThrownBy(() -> read("partNumber,name\n1,ü\n".getBytes(other), CSV))
                    .isInstanceOf(UnreadableTable.class);
        }
    }

    @Test
    void jsonNamesThatMeetAreNotMixed() throws Exception {
        read("""
                {"partNumber":"1","price.amount":"1","price":{"amount":["2"]}}
                {"partNumber":"2","price":{"amount":"2"},"price.amount":"3"}
                {"partNumber":"3","price":{"amount":null},"price.amount":["3"]}
                {"partNumber":"4","price":{"amount":"4"}}
                """, NDJSON);

        assertThat(numbers()).containsExactly("4");
        assertThat(errors)
                .extracting(RowError::code)
                .containsOnly("DOUBLED_NAME")
                .hasSize(3);
    }

    @Test
    void jsonWithTooManyNamesOrValuesIsRejected() throws Exception {
        String names =
                IntStream.range(0, 20_000).mapToObj(i -> "\"n" + i + "\":1").collect(Collectors.joining(","));
        String values = "1,".repeat(200_000) + "1";
        read("{" + names + "}\n{\"partNumber\":[" + values + "]}\n{\"partNumber\":\"ok\"}\n", NDJSON);

        assertThat(numbers()).containsExactly("ok");
        assertThat(errors).extracting(RowError::code).containsExactly("TOO_MANY_COLUMNS", "TOO_MANY_VALUES");
    }

    @Test
    void jsonNumbersAndNamesOfAnyLengthAreRejected() throws Exception {
        read(
                "{\"partNumber\":" + "9".repeat(500_000) + "}\n{\"" + "n".repeat(500_000) + "\":1}\n"
                        + "{\"partNumber\":1e999999999}\n{\"partNumber\":\"" + "x".repeat(40_000) + "\"}\n"
                        + "{\"partNumber\":NaN}\n\"text\"\n{\"partNumber\":\"ok\"} {}\n{\"partNumber\":\"good\"}\n",
                NDJSON);

        assertThat(numbers()).containsExactly("1e999999999", "good");
        assertThat(errors).hasSize(6);
    }

    @Test
    void halfASurrogatePairIsNoCharacter() throws Exception {
        read("{\"partNumber\":\"a\\ud800b\"}\n{\"partNumber\":\"a\\ud83d\\ude00b\"}\n", NDJSON);

        assertThat(numbers()).containsExactly("a😀b");
        assertThat(errors).extracting(RowError::code).containsExactly("INVALID_CHARACTER");
    }

    @Test
    void aValueIsNotCutThroughACharacter() {
        RowError error = new RowError(1, "name", "x".repeat(199) + "😀" + "y".repeat(10), "BAD", "is bad");

        assertThat(StandardCharsets.UTF_8.newEncoder().canEncode(String.valueOf(error.value())))
                .isTrue();
    }

    @Test
    void aSeparatorThatNobodyCouldTypeIsRefused() {
        assertThatThrownBy(() -> Mapping.parse("separator: \"\\0\"\nfields: {a: b}", Set.of("a"), Set.of()))
                .isInstanceOf(BadMapping.class);
    }

    /** Whatever stands around them, rows that are good by themselves come through, or are named by an error on a line. */
    @Property(tries = 2_000)
    void everyLineIsEitherReadOrNamed(@ForAll @Size(max = 30) List<@IntRange(max = 9) Integer> pieces)
            throws Exception {
        rows.clear();
        errors.clear();
        rejected.clear();
        String[] lines = {
            "1,good",
            "1,\"good\"",
            "\"open",
            "1,\"open",
            "x\"y,good",
            "1,\"a\"b",
            "\"",
            "1,2,3",
            "\"q\"\"q\",\"\"",
            "1,\"\"\""
        };
        StringBuilder file = new StringBuilder("partNumber,name\n");
        pieces.forEach(piece -> file.append(lines[piece]).append('\n'));

        read(file.toString(), CSV);

        // A row may span lines only where the quotes of all of them belong together.
        for (Row row : rows) {
            if (row.raw().contains("\n")) {
                assertThat(row.raw())
                        .matches("(?s)(\"([^\"]|\"\")*\"|[^\",\n][^,\n]*|)(,(\"([^\"]|\"\")*\"|[^\",\n][^,\n]*|))*");
            }
        }
        long covered = Stream.concat(rows.stream().map(Row::raw), rejected.stream())
                .mapToLong(raw -> raw.lines().count())
                .sum();
        assertThat(covered).isEqualTo(pieces.size());
    }

    private List<String> numbers() {
        return rows.stream().map(row -> row.get("partNumber").orElse("")).toList();
    }

    private void read(String file, Mapping mapping) throws Exception {
        read(file.getBytes(StandardCharsets.UTF_8), mapping);
    }

    private void read(byte[] file, Mapping mapping) throws Exception {
        TableReader.read(new ByteArrayInputStream(file), mapping, Limits.DEFAULT, new RowSink() {
            @Override
            public void row(Row row) {
                rows.add(row);
            }

            @Override
            public void error(RowError error, @Nullable String raw) {
                errors.add(error);
                rejected.add(String.valueOf(raw));
            }
        });
    }
}
