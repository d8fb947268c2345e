package io.partguard.tables;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.partguard.tables.Mapping.Format;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Chars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;

class TableReaderTest {
    private static final Map<String, String> OWN =
            Map.of("partNumber", "partNumber", "name", "name", "priceAmount", "price.amount", "oeNumbers", "oeNumbers");

    private final List<Row> rows = new ArrayList<>();
    private final List<RowError> errors = new ArrayList<>();
    private final ByteArrayOutputStream rejected = new ByteArrayOutputStream();

    @Test
    void keepsTheObjectsOfAListAsTheirJsonWhereAskedTo() throws Exception {
        byte[] file = "{\"a\":[{\"b\": 1, \"c\":[2]}, \"x\"]}\n".getBytes(StandardCharsets.UTF_8);
        Mapping mapping = Mapping.ofOwnNames(Format.NDJSON, Map.of("a", "a"));

        read(file, mapping);
        TableReader.read(new ByteArrayInputStream(file), mapping, Limits.DEFAULT.withListObjects(), sink());

        assertThat(rows).extracting(r -> r.list("a")).containsExactly(List.of("{\"b\":1,\"c\":[2]}", "x"));
        assertThat(errors).extracting(RowError::code).containsExactly("NESTED_VALUE");
    }

    @Test
    void readsAFileWithoutHeaderUnderAUsersMapping() throws Exception {
        Mapping mapping = mapping("""
                format: csv
                separator: ";"
                header: false
                columns: [number, text]
                fields:
                  partNumber: number
                  name: text
                  brand: {constant: Leyland}
                options: {createBrands: true}
                """);
        read("11;STONEGUARD SINGLE\r\n\r\n806-245;PILLAR \"A\" REPAIR\n", mapping);
        assertThat(rows)
                .extracting(
                        Row::line,
                        r -> r.get("partNumber").orElseThrow(),
                        r -> r.get("brand").orElseThrow())
                .containsExactly(tuple(1L, "11", "Leyland"), tuple(3L, "806-245", "Leyland"));
        assertThat(mapping.flag("createBrands")).isTrue();
    }

    @Test
    void theFirstColumnThatIsNotEmptyWins() throws Exception {
        Mapping mapping = mapping("""
                fields:
                  partNumber: [modelno, id]
                  oeNumbers: {column: oe, split: "|"}
                """);
        read("id,modelno,oe\n7,,A|B \n8,X1,\n", mapping);
        assertThat(rows).extracting(r -> r.get("partNumber").orElseThrow()).containsExactly("7", "X1");
        assertThat(rows).extracting(r -> r.list("oeNumbers")).containsExactly(List.of("A", "B"), List.of());
        assertThat(rows.getFirst().error("partNumber", "BAD", "is bad").column())
                .isEqualTo("id");
    }

    @Test
    void readsNestedNdjson() throws Exception {
        read("""
                {"partNumber":"1","price":{"amount":12.30,"currency":null},"oeNumbers":["A","B"]}
                """.replace(",\"currency\":null", ""), Mapping.ofOwnNames(Format.NDJSON, OWN));
        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.get("priceAmount")).hasValue("12.30");
            assertThat(row.list("oeNumbers")).containsExactly("A", "B");
        });
    }

    @Test
    void whatCannotBeReadIsNamedAndTheRestGoesThrough() throws Exception {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes("partNumber,name\n1,first\n2,b".getBytes(StandardCharsets.UTF_8));
        file.write(0xFF);
        file.writeBytes("d\n3,third,surplus\n".getBytes(StandardCharsets.UTF_8));
        file.writeBytes(("4," + "x".repeat(10 << 20) + "\n").getBytes(StandardCharsets.UTF_8));
        file.writeBytes("5,nul\0nul\n6,\"never closed\n7,seventh\n".getBytes(StandardCharsets.UTF_8));
        read(file.toByteArray(), Mapping.ofOwnNames(Format.CSV, Map.of("partNumber", "partNumber", "name", "name")));
        assertThat(rows).extracting(r -> r.get("partNumber").orElseThrow()).containsExactly("1", "7");
        assertThat(errors)
                .extracting(RowError::line, RowError::column, RowError::code)
                .containsExactly(
                        tuple(3L, "name", "INVALID_UTF8"),
                        tuple(4L, null, "WRONG_COLUMN_COUNT"),
                        tuple(5L, null, "ROW_TOO_LONG"),
                        tuple(6L, "name", "INVALID_CHARACTER"),
                        tuple(7L, null, "UNCLOSED_QUOTE"));
        assertThat(errors.get(2).value()).startsWith("4,xxx").hasSizeLessThan(250);
    }

    @Test
    void aHeaderWithANulIsNamedInWordsThatCanBeKept() {
        Mapping mapping = Mapping.ofOwnNames(Format.CSV, Map.of("partNumber", "partNumber"));
        for (String file : List.of("part\0Number\n1\n", "\0p\0a\0r\0t\n")) {
            assertThatThrownBy(() -> read(file, mapping)).isInstanceOfSatisfying(UnreadableTable.class, unreadable -> {
                RowError error = unreadable.error();
                assertThat(error.code()).isEqualTo("INVALID_CHARACTER");
                assertThat(error.detail() + error.column() + error.value()).doesNotContain("\0");
            });
        }
    }

    @Test
    void aStrayQuoteCostsOneRowEvenInALongFile() throws Exception {
        String file = "partNumber,name\n1,\"open\n" + "2,plain\n".repeat(200_000);
        read(file, Mapping.ofOwnNames(Format.CSV, Map.of("partNumber", "partNumber", "name", "name")));
        assertThat(rows).hasSize(200_000);
        assertThat(errors).extracting(RowError::code).containsExactly("UNCLOSED_QUOTE");
    }

    @Test
    void quotedLineBreaksSeparatorsAndQuotesBelongToTheCell() throws Exception {
        read(
                "\uFEFFpartNumber,name\n1,\"two\nlines, \"\"quoted\"\"\"\n2,x\n",
                Mapping.ofOwnNames(Format.CSV, Map.of("partNumber", "partNumber", "name", "name")));
        assertThat(rows.getFirst().get("name")).hasValue("two\nlines, \"quoted\"");
        assertThat(rows).extracting(Row::line).containsExactly(2L, 4L);
    }

    @Test
    void jsonThatIsDoubledDeepCutOrUnknownIsRejectedByName() throws Exception {
        read("""
                {"partNumber":"1","partNumber":"2"}
                {"partNumber":"1","name":%s}
                {"partNumber":"1"
                {"partnumber":"1"}
                [1]
                {"partNumber":"ok"}
                """.formatted("[".repeat(100_000)), Mapping.ofOwnNames(Format.NDJSON, OWN));
        assertThat(errors)
                .extracting(RowError::line, RowError::code)
                .containsExactly(
                        tuple(1L, "BAD_JSON"),
                        tuple(2L, "BAD_JSON"),
                        tuple(3L, "BAD_JSON"),
                        tuple(4L, "UNKNOWN_FIELD"),
                        tuple(5L, "NOT_AN_OBJECT"));
        assertThat(rows).hasSize(1);
    }

    @Test
    void aColumnThatTheFileDoesNotHaveIsSaidBeforeAnyRowIsRead() throws Exception {
        Mapping mapping = mapping("fields: {partNumber: model}");
        assertThatThrownBy(() -> read("id,modelno\n1,2\n", mapping))
                .isInstanceOf(UnreadableTable.class)
                .hasMessageContaining("model")
                .hasMessageContaining("id, modelno");
        Mapping own = Mapping.ofOwnNames(Format.CSV, OWN);
        assertThatThrownBy(() -> read("part_number,name\n1,2\n", own))
                .hasMessageContaining("part_number is not one of");
        assertThatThrownBy(() -> read("", own)).hasMessageContaining("no header");
    }

    @Test
    void everyFaultOfAMappingIsNamed() {
        assertThatThrownBy(() -> mapping("format: xml\nfields: {partnumber: a, name: {colum: b}}\ncolour: red"))
                .isInstanceOfSatisfying(
                        BadMapping.class,
                        bad -> assertThat(bad.faults())
                                .extracting(BadMapping.Fault::path, BadMapping.Fault::code)
                                .contains(
                                        tuple("colour", "UNKNOWN_KEY"),
                                        tuple("format", "UNKNOWN_FORMAT"),
                                        tuple("fields.partnumber", "UNKNOWN_FIELD"),
                                        tuple("fields.name.colum", "UNKNOWN_KEY")));
        assertThatThrownBy(() -> mapping("fields: [")).hasMessageContaining("line 1");
        assertThatThrownBy(() -> mapping("a: &x [1]\nb: *x")).isInstanceOf(BadMapping.class);
    }

    @Test
    void rejectedRowsComeBackInTheFormOfTheFileWithFormulasNeutralised() throws Exception {
        Mapping mapping = mapping("fields: {partNumber: number, name: text}");
        try (RejectedRows writer = new RejectedRows(rejected)) {
            TableReader.read(bytes("number,text\n=1+2,\"a\nb\"\n-5,x,y\n"), mapping, Limits.DEFAULT, new RowSink() {
                @Override
                public void row(Row row) {
                    writer.add(row.error("partNumber", "BAD", "is bad"), row.raw());
                }

                @Override
                public void error(RowError error, String raw) {
                    writer.add(error, raw);
                }
            });
        }
        ByteArrayOutputStream csv = new ByteArrayOutputStream();
        RejectedRows.toCsv(new ByteArrayInputStream(rejected.toByteArray()), List.of("number", "text"), mapping, csv);
        assertThat(csv.toString(StandardCharsets.UTF_8).replace("\r", "")).isEqualTo("""
                        number,text,error_line,error_column,error_value,error_code,error_detail
                        '=1+2,"a
                        b",2,number,'=1+2,BAD,is bad
                        "'-5,x,y",,4,,"'-5,x,y",WRONG_COLUMN_COUNT,has 3 columns where 2 are expected
                        """);
    }

    @Property(tries = 500)
    void aNeutralisedCellIsTheSameAgainWhenItIsReadBack(
            @ForAll @StringLength(max = 6) @Chars({'\'', '=', '+', '-', '@', '1', 'a', '.', '\t'}) String cell) {
        assertThat(RejectedRows.original(RejectedRows.neutral(cell))).isEqualTo(cell);
        assertThat(RejectedRows.neutral(cell)).doesNotStartWith("=").doesNotStartWith("@");
    }

    @Test
    void aMendedFileOfRejectedRowsIsReadAsTheFileItCameFrom() throws Exception {
        String errors = "error_line,error_column,error_value,error_code,error_detail";
        Mapping mapping = mapping("fields: {partNumber: number, name: text}");
        read("number,text," + errors + "\n1,'=x,2,text,,BAD,is bad\n2,two\n3,three,surplus\n", mapping);
        assertThat(rows).extracting(r -> r.get("name").orElse("")).containsExactly("=x", "two");
        assertThat(errors()).containsExactly("WRONG_COLUMN_COUNT");

        rows.clear();
        Mapping headless = mapping("header: false\ncolumns: [number, text]\nfields: {partNumber: number, name: text}");
        read("number,text," + errors + "\n1,one,2,text,,BAD,is bad\n", headless);
        assertThat(rows).extracting(r -> r.get("partNumber").orElse("")).containsExactly("1");

        rows.clear();
        read(
                "{\"name\":\"a\",\"_errors\":[{\"line\":1}]}\n",
                Mapping.ofOwnNames(Format.NDJSON, Map.of("name", "name")));
        assertThat(rows).hasSize(1);
    }

    private List<String> errors() {
        return errors.stream().map(RowError::code).toList();
    }

    @Property(tries = 300)
    void noLineThatSaysSomethingIsLostWithoutAnError(
            @ForAll @StringLength(max = 200) @Chars({'a', ',', '"', '\n', '\r', ' ', '\uFEFF', '\0'}) String text)
            throws Exception {
        rows.clear();
        errors.clear();
        Mapping mapping = mapping("header: false\ncolumns: [a, b]\nfields: {partNumber: a, name: b}");
        read(text, mapping);
        int taken = rows.size() + errors.size();
        assertThat((long) taken)
                .isLessThanOrEqualTo(
                        text.chars().filter(c -> c == '\n' || c == '\r').count() + 1);
        boolean something = text.chars().anyMatch(c -> c == 'a' || c == ',' || c == '"' || c == 0);
        assertThat(taken > 0).isEqualTo(something || text.indexOf('\uFEFF', 1) > 0);
    }

    @Test
    void memoryDoesNotGrowWithALineThatNeverEnds() throws Exception {
        InputStream endless = new InputStream() {
            private long left = 300L << 20;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                if (left <= 0) {
                    return -1;
                }
                int read = (int) Math.min(length, left);
                java.util.Arrays.fill(into, from, from + read, (byte) 'x');
                left -= read;
                return read;
            }
        };
        InputStream file = new SequenceInputStream(bytes("partNumber,name\n1,"), endless);
        Runtime runtime = Runtime.getRuntime();
        TableReader.read(
                file,
                Mapping.ofOwnNames(Format.CSV, Map.of("partNumber", "partNumber", "name", "name")),
                Limits.DEFAULT,
                sink());
        System.gc();
        assertThat(runtime.totalMemory() - runtime.freeMemory()).isLessThan(100L << 20);
        assertThat(errors).extracting(RowError::code).containsExactly("ROW_TOO_LONG");
    }

    private static Mapping mapping(String yaml) throws BadMapping {
        return Mapping.parse(
                yaml, Set.of("partNumber", "name", "brand", "oeNumbers", "priceAmount"), Set.of("createBrands"));
    }

    private void read(String file, Mapping mapping) throws Exception {
        read(file.getBytes(StandardCharsets.UTF_8), mapping);
    }

    private void read(byte[] file, Mapping mapping) throws Exception {
        TableReader.read(new ByteArrayInputStream(file), mapping, Limits.DEFAULT, sink());
    }

    private RowSink sink() {
        return new RowSink() {
            @Override
            public void row(Row row) {
                rows.add(row);
            }

            @Override
            public void error(RowError error, String raw) throws IOException {
                errors.add(error);
            }
        };
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
