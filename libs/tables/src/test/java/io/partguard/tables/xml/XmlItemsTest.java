package io.partguard.tables.xml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.partguard.tables.RowError;
import io.partguard.tables.UnreadableTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Files made to break a parser: good items are kept, bad ones named, and nothing outside the file is touched. */
class XmlItemsTest {
    private final CollectedItems items = new CollectedItems();

    @Test
    void handsOverHeadersAndItemsAndReadsOverEverythingElse() throws Exception {
        read("""
                <?xml version="1.0" encoding="UTF-8"?>
                <l:LIST xmlns:l="urn:list" version="1">
                  <HEAD><NAME>Spring &amp; summer</NAME></HEAD>
                  <OTHER><ITEM>not here</ITEM></OTHER>
                  <ITEMS>
                    <NOTE>nor here</NOTE>
                    <ITEM no="1" xml:lang="de"><A><![CDATA[<b>]]> &#228;</A></ITEM>
                    <ITEM no="2"/>
                  </ITEMS>
                </l:LIST>
                """);

        assertThat(items.headers)
                .extracting(head -> head.value("NAME").orElse(""))
                .containsExactly("Spring & summer");
        assertThat(items.taken)
                .extracting(XmlElement::toXml, XmlElement::line)
                .containsExactly(
                        tuple("<ITEM no=\"1\" xml:lang=\"de\"><A>&lt;b&gt; ä</A></ITEM>", 7L),
                        tuple("<ITEM no=\"2\"/>", 8L));
        assertThat(items.root.startTag()).isEqualTo("<LIST version=\"1\" xmlns=\"urn:list\">");
    }

    @Test
    void aDoctypeIsNeitherFetchedNorRefusedAndItsEntitiesAreNotExpanded(@TempDir Path folder) throws Exception {
        Path secret = Files.writeString(folder.resolve("secret.txt"), "secret");
        try (ServerSocket canary = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            canary.setSoTimeout(200);
            String address = "http://127.0.0.1:" + canary.getLocalPort() + "/";
            read("""
                    <!DOCTYPE LIST SYSTEM "%1$slist.dtd" [
                      <!ENTITY file SYSTEM "%2$s"><!ENTITY web SYSTEM "%1$sx"><!ENTITY %% more SYSTEM "%1$smore">
                      %%more;
                    ]>
                    <LIST><ITEMS><ITEM>&file;</ITEM><ITEM>&web;</ITEM><ITEM a="&web;"/><ITEM>good</ITEM></ITEMS></LIST>
                    """.formatted(address, secret.toUri()));

            assertThat(items.taken).extracting(XmlElement::text).containsExactly("good");
            assertThat(items.errors)
                    .extracting(RowError::code, RowError::value)
                    .containsExactly(
                            tuple("UNKNOWN_ENTITY", "&file;"),
                            tuple("UNKNOWN_ENTITY", "&web;"),
                            tuple("UNKNOWN_ENTITY", "&web;"));
            assertThat(items.raw).contains("<ITEM>&amp;file;</ITEM>");
            assertThatThrownBy(canary::accept).isInstanceOf(SocketTimeoutException.class);
        }
    }

    @Test
    @Timeout(20)
    void aBillionLaughsAreOneUnknownEntity() throws Exception {
        StringBuilder bomb = new StringBuilder("<!DOCTYPE LIST [<!ENTITY e0 \"ha\">");
        for (int i = 1; i < 100; i++) {
            bomb.append("<!ENTITY e%d \"%s\">".formatted(i, ("&e" + (i - 1) + ";").repeat(10)));
        }
        read(bomb + "]><LIST><ITEMS><ITEM>&e99;</ITEM><ITEM>good</ITEM></ITEMS></LIST>");

        assertThat(items.taken).extracting(XmlElement::text).containsExactly("good");
        assertThat(items.errors).extracting(RowError::code).containsExactly("UNKNOWN_ENTITY");
        assertThat(refusal("<LIST><ITEMS><ITEM>" + "&x;".repeat(11_000)).code()).isEqualTo("TOO_MANY_ENTITIES");
    }

    @Test
    void anItemBeyondALimitIsNamedAndCostsItselfAlone() throws Exception {
        read("<LIST><ITEMS>"
                + "<ITEM>" + "<A>".repeat(60) + "</A>".repeat(60) + "</ITEM>"
                + "<ITEM>" + "<A/>".repeat(20_001) + "</ITEM>"
                + "<ITEM><A>" + "x".repeat(40_000) + "</A></ITEM>"
                + "<ITEM b='" + "x".repeat(40_000) + "'/>"
                + "<ITEM>" + ("<A>" + "x".repeat(30_000) + "</A>").repeat(40) + "</ITEM>"
                + "<ITEM " + attributes(200) + "/>"
                + "<ITEM>good</ITEM>"
                + "</ITEMS></LIST>");

        assertThat(items.taken).extracting(XmlElement::text).containsExactly("good");
        assertThat(items.positions).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(items.errors)
                .extracting(RowError::code)
                .containsExactly(
                        "NESTED_TOO_DEEP",
                        "TOO_MANY_ELEMENTS",
                        "VALUE_TOO_LONG",
                        "VALUE_TOO_LONG",
                        "ROW_TOO_LONG",
                        "TOO_MANY_ATTRIBUTES");
        assertThat(items.errors.get(2).column()).isEqualTo("ITEM/A");
    }

    @Test
    @Timeout(60)
    void whatNeverEndsStopsAtAStatedLimit() {
        assertThat(endless("<LIST><ITEMS><ITEM a='", "x")).isEqualTo("TOKEN_TOO_LONG");
        assertThat(endless("<LIST><ITEMS><ITEM ", "x")).isEqualTo("TOKEN_TOO_LONG");
        assertThat(endless("<LIST><!-- ", "x")).isEqualTo("TOKEN_TOO_LONG");
        assertThat(endless("<LIST><?p ", "x")).isEqualTo("TOKEN_TOO_LONG");
        assertThat(endless("<!DOCTYPE LIST [ <!-- ", "x")).isEqualTo("TOKEN_TOO_LONG");
        assertThat(endless("<LIST><ITEMS><", "x")).isEqualTo("TOKEN_TOO_LONG");
        assertThat(endless("", " ")).isEqualTo("TOKEN_TOO_LONG");
        assertThat(endless("<LIST><ITEMS>", "<ITEM>")).isEqualTo("NESTED_TOO_DEEP");
        assertThat(endless("<LIST><OTHER>", "<A>")).isEqualTo("NESTED_TOO_DEEP");
        assertThat(refusal("<LIST><ITEMS><ITEM " + attributes(60_000) + "/>").code())
                .isEqualTo("TOO_MANY_ATTRIBUTES");
        StringBuilder names = new StringBuilder("<LIST><ITEMS><ITEM>");
        for (int i = 0; i < 20_000; i++) {
            names.append("<A").append(i).append("/>");
        }
        assertThat(refusal(names.toString()).code()).isEqualTo("TOO_MANY_NAMES");
        // Text is no token: it is cut in pieces, and costs its item alone.
        assertThat(endless("<LIST><ITEMS><ITEM>", "x")).isEqualTo("BAD_XML");
        assertThat(items.errors).isEmpty();
    }

    @Test
    void aFileThatBreaksOffKeepsWhatCameBeforeAndSaysWhere() {
        UnreadableTable cut = refused("<LIST>\n<ITEMS>\n<ITEM>1</ITEM>\n<ITEM>2</IT");

        assertThat(cut.error().code()).isEqualTo("BAD_XML");
        assertThat(cut.error().line()).isEqualTo(4);
        assertThat(cut.error().detail()).contains("column");
        assertThat(items.taken).extracting(XmlElement::text).containsExactly("1");
        assertThat(refusal("<LIST><ITEMS><ITEM>1</ITEM></ITEMS>").code()).isEqualTo("BAD_XML");
        assertThat(refusal("").code()).isEqualTo("BAD_XML");
        assertThat(refusal("partNumber,name\n1,one\n").code()).isEqualTo("BAD_XML");
    }

    @Test
    void readsTheEncodingThatTheFileNames() throws Exception {
        for (String encoding : List.of("ISO-8859-1", "windows-1252", "UTF-16", "UTF-8")) {
            items.taken.clear();
            read(("<?xml version=\"1.0\" encoding=\"" + encoding + "\"?><LIST><ITEMS><ITEM>ä</ITEM></ITEMS></LIST>")
                    .getBytes(Charset.forName(encoding)));
            assertThat(items.taken).extracting(XmlElement::text).as(encoding).containsExactly("ä");
        }
        assertThat(refusal("<?xml version='1.0' encoding='nonsense'?><LIST/>").code())
                .isEqualTo("INVALID_ENCODING");
        assertThatThrownBy(() -> read("<LIST><ITEMS><ITEM>ä".getBytes(StandardCharsets.ISO_8859_1)))
                .isInstanceOfSatisfying(
                        UnreadableTable.class, e -> assertThat(e.error().code()).isEqualTo("INVALID_ENCODING"));
    }

    @Test
    void aStreamThatFailsIsNoFaultOfTheFile() {
        InputStream broken = new SequenceInputStream(bytes("<LIST><ITEMS><ITEM>1</ITEM>"), new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the database is gone");
            }
        });
        assertThatThrownBy(() -> XmlItems.read(broken, XmlLimits.DEFAULT, items))
                .isInstanceOf(IOException.class)
                .hasMessage("the database is gone");
    }

    @Property(tries = 1000)
    void anyBytesAreReadOrRefusedByName(@ForAll @Size(max = 60) List<@IntRange(max = 30) Integer> picks) {
        String[] pieces = {
            "<LIST>",
            "</LIST>",
            "<ITEMS>",
            "</ITEMS>",
            "<ITEM>",
            "</ITEM>",
            "<HEAD>",
            "</HEAD>",
            "<A b=\"c\">",
            "</A>",
            "<",
            ">",
            "&",
            "&amp;",
            "&x;",
            "&#0;",
            "&#xD800;",
            "<![CDATA[",
            "]]>",
            "<!--",
            "-->",
            "<?p ?>",
            "\0",
            "\uFFFE",
            "\uD800",
            "<!DOCTYPE LIST [",
            "]>",
            "x",
            " ",
            "='",
            "xmlns:p=\"u\" p:q=\"1\""
        };
        StringBuilder file = new StringBuilder();
        picks.forEach(pick -> file.append(pieces[pick]));
        readOrRefused(file.toString().getBytes(StandardCharsets.UTF_8));
        readOrRefused(("<LIST><ITEMS><ITEM>" + file + "</ITEM></ITEMS></LIST>").getBytes(StandardCharsets.UTF_8));
    }

    @Property(tries = 500)
    void aGoodFileWithOneByteChangedIsReadOrRefusedByName(@ForAll @IntRange(max = 116) int at, @ForAll byte value) {
        byte[] file =
                "<?xml version=\"1.0\"?><LIST v=\"1\"><HEAD><N>n</N></HEAD><ITEMS><ITEM a=\"1\"><B>b</B></ITEM><ITEM>2</ITEM></ITEMS></LIST>"
                        .getBytes(StandardCharsets.UTF_8);
        file[at] = value;
        readOrRefused(file);
    }

    @Property(tries = 300)
    void whatWasReadIsTheSameWhenItIsWrittenAndReadAgain(@ForAll String text, @ForAll String value) throws Exception {
        XmlElement written = new XmlElement("ITEM", java.util.Map.of("a", value), List.of(), text, 1);
        items.taken.clear();
        read("<LIST><ITEMS>" + XmlText.comment(text) + written.toXml() + "</ITEMS></LIST>");
        String once = items.taken.getFirst().toXml();
        read("<LIST><ITEMS>" + once + "</ITEMS></LIST>");
        assertThat(items.taken.getLast().toXml()).isEqualTo(once);
    }

    @Test
    void timeGrowsWithTheFileAndNoFaster() throws Exception {
        String item = "<ITEM a=\"1\"><B>" + "x&amp;".repeat(50) + "</B><C/></ITEM>";
        byte[] small = ("<LIST><ITEMS>" + item.repeat(20_000) + "</ITEMS></LIST>").getBytes(StandardCharsets.UTF_8);
        byte[] large = ("<LIST><ITEMS>" + item.repeat(160_000) + "</ITEMS></LIST>").getBytes(StandardCharsets.UTF_8);
        nanos(small);
        long one = Math.min(nanos(small), nanos(small));
        long eight = nanos(large);
        // Eight times the file; quadratic would be sixty-four times the time.
        assertThat(eight).isLessThan(30 * one);
    }

    private static long nanos(byte[] file) throws Exception {
        long start = System.nanoTime();
        CollectedItems counted = new CollectedItems() {
            @Override
            public void item(long position, XmlElement item) {}
        };
        XmlItems.read(new ByteArrayInputStream(file), XmlLimits.DEFAULT, counted);
        return System.nanoTime() - start;
    }

    private void readOrRefused(byte[] file) {
        try {
            read(file);
        } catch (UnreadableTable refused) {
            assertThat(refused.error().code()).isNotBlank();
            assertThat(refused.error().line()).isPositive();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        items.taken.forEach(XmlElement::toXml);
        items.clear();
    }

    private static String attributes(int count) {
        StringBuilder attributes = new StringBuilder();
        for (int i = 0; i < count; i++) {
            attributes.append('a').append(i).append("='' ");
        }
        return attributes.toString();
    }

    /** @return the code with which reading ends, within 300 MB */
    private String endless(String start, String repeated) {
        byte[] block = repeated.repeat(4096).getBytes(StandardCharsets.UTF_8);
        InputStream rest = new InputStream() {
            private long left = 300L << 20;
            private int at;

            @Override
            public int read() {
                return left-- > 0 ? block[at++ % block.length] : -1;
            }

            @Override
            public int read(byte[] into, int from, int length) {
                if (left <= 0) {
                    return -1;
                }
                int some = Math.min(length, block.length - at % block.length);
                System.arraycopy(block, at % block.length, into, from, some);
                at = (at + some) % block.length;
                left -= some;
                return some;
            }
        };
        try {
            XmlItems.read(new SequenceInputStream(bytes(start), rest), XmlLimits.DEFAULT, items);
            return "read";
        } catch (UnreadableTable e) {
            return e.error().code();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private RowError refusal(String file) {
        return refused(file).error();
    }

    private UnreadableTable refused(String file) {
        try {
            read(file);
        } catch (UnreadableTable e) {
            return e;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("was read");
    }

    private void read(String file) throws IOException, UnreadableTable {
        read(file.getBytes(StandardCharsets.UTF_8));
    }

    private void read(byte[] file) throws IOException, UnreadableTable {
        XmlItems.read(new ByteArrayInputStream(file), XmlLimits.DEFAULT, items);
    }

    private static ByteArrayInputStream bytes(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return new ByteArrayInputStream(Arrays.copyOf(bytes, bytes.length));
    }
}
