package io.partguard.pricing.rate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.partguard.tables.RowError;
import io.partguard.tables.UnreadableTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class RateFileReaderTest {

    private static RateFileReader.Read read(String file) throws IOException, UnreadableTable {
        return RateFileReader.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void notQuotedIsNoRate() throws Exception {
        var read = read("Date,USD,RUB,\n2026-04-10,1.1684,N/A,\n2026-04-09,1.17,,\n");

        assertThat(read.rows()).isEqualTo(2);
        assertThat(read.errors()).isEmpty();
        assertThat(read.rates())
                .hasSize(2)
                .allSatisfy(rate -> assertThat(rate.currency()).isEqualTo(Currency.getInstance("USD")));
    }

    @Test
    void aBadLineIsLeftOutAsAWholeAndNamed() throws Exception {
        var read = read("""
                Date,USD,JPY,
                2026-04-10,1.1684,186.75,
                2026-04-09,-1.17,186.00,
                9 April,1.17,186.00,
                2026-04-10,1.17,186.00,
                2026-04-08,0,1e999999999,
                2026-04-07,1.17
                """);

        assertThat(read.rows()).isEqualTo(6);
        assertThat(read.rejected()).isEqualTo(5);
        assertThat(read.rates()).hasSize(2);
        assertThat(read.errors())
                .extracting(RowError::line, RowError::code)
                .containsExactly(
                        tuple(3L, "NOT_A_RATE"),
                        tuple(4L, "NOT_A_DATE"),
                        tuple(5L, "DUPLICATE_ROW"),
                        tuple(6L, "NOT_A_RATE"),
                        tuple(6L, "NOT_A_RATE"),
                        tuple(7L, "WRONG_COLUMN_COUNT"));
    }

    @Test
    void aColumnThatIsNoCurrencyIsSaid() {
        assertThatThrownBy(() -> read("Date,EURO\n2026-04-10,1\n")).isInstanceOf(UnreadableTable.class);
    }
}
