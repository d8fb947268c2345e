package io.partguard.cli.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TerminalTextTest {
    @Test
    void strangersCannotMoveTheCursorOrTurnTheText() {
        assertThat(Printable.of("a\u001B[2Jb\u202Ec\nd\u200B")).isEqualTo("a·[2Jb·c d·");
    }

    @Test
    void wideCharactersTakeTwoColumns() {
        assertThat(Printable.width("原厂 lamp")).isEqualTo(9);
        assertThat(Printable.cut("原厂原厂", 5)).isEqualTo("原厂…");
        assertThat(Printable.left("é", 3)).isEqualTo("é  ");
    }

    @Test
    void wrapsAtBlanksAndCutsWhatIsTooLong() {
        assertThat(Screen.wrap("one two three", 7)).containsExactly("one two", "three");
        assertThat(Screen.wrap("abcdefghij", 4)).containsExactly("abcd", "efgh", "ij");
        assertThat(Screen.wrap("", 4)).containsExactly("");
    }

    @Test
    void aTableFitsAHundredColumns() {
        Table table = new Table()
                .flexible("SELLER")
                .right("N")
                .row("x".repeat(300), "1")
                .row("y", "22");

        assertThat(table.lines("  ")).allMatch(it -> Printable.width(it) <= Screen.COLUMNS);
        assertThat(table.lines("").get(2)).endsWith("22");
    }
}
