package io.partguard.detection.judging;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.partguard.detection.feed.Fault;
import io.partguard.detection.feed.ListingFields;
import io.partguard.detection.feed.ListingForm;
import io.partguard.detection.feed.ListingReading;
import io.partguard.detection.feed.ListingRows;
import io.partguard.detection.judging.brand.BrandReading;
import io.partguard.detection.judging.brand.BrandRoleParser;
import io.partguard.detection.judging.brand.ProtectedMarks;
import io.partguard.detection.judging.listing.Listing;
import io.partguard.detection.judging.listing.ListingReader;
import io.partguard.detection.judging.verdict.Judgement;
import io.partguard.tables.Limits;
import io.partguard.tables.Mapping;
import io.partguard.tables.Row;
import io.partguard.tables.RowError;
import io.partguard.tables.RowSink;
import io.partguard.tables.TableReader;
import io.partguard.tables.UnreadableTable;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Inputs that look for new paths through the parsers and the scorer. As a plain test it replays what lies in
 * {@code HostileInputFuzzTestInputs}; with {@code JAZZER_FUZZ=1} and the name of one method it searches for more.
 */
class HostileInputFuzzTest {
    private static final Mapping NDJSON = ListingFields.own(Mapping.Format.NDJSON);
    private static final Mapping CSV = ListingFields.own(Mapping.Format.CSV);
    private static final BrandRoleParser ROLES =
            new BrandRoleParser(ProtectedMarks.of(List.of("Karvessa", "Ostrowen", "3M", "Mercedes-Benz")));
    private static final ListingReader READER = new ListingReader();
    private static final int LONGEST = 400;

    /** Any bytes as a file of listings: every row is read or named, twice the same. */
    @FuzzTest(maxDuration = "3m")
    void listingParser(byte[] file) throws IOException {
        assertThat(rows(file, NDJSON)).isEqualTo(rows(file, NDJSON));
        assertThat(rows(file, CSV)).isEqualTo(rows(file, CSV));
    }

    private static List<String> rows(byte[] file, Mapping mapping) throws IOException {
        List<String> read = new ArrayList<>();
        try {
            TableReader.read(new ByteArrayInputStream(file), mapping, Limits.DEFAULT, new RowSink() {
                @Override
                public void row(Row row) {
                    ListingRows.Read listing = ListingRows.read(row, "DE");
                    List<Fault> faults = new ArrayList<>(listing.faults());
                    if (faults.isEmpty()) {
                        faults.addAll(ListingReading.faults(listing.form()));
                    }
                    read.add(
                            faults.isEmpty()
                                    ? ListingReading.listing(listing.form()).toString()
                                    : faults.toString());
                }

                @Override
                public void error(RowError error, @Nullable String raw) {
                    read.add(error.toString());
                }
            });
        } catch (UnreadableTable e) {
            read.add(e.error().toString());
        }
        return read;
    }

    /** Any text: read twice the same, at a cost that grows with its length and not with its square. */
    @FuzzTest(maxDuration = "3m")
    void brandRoles(FuzzedDataProvider data) {
        Listing listing =
                Listings.listing(data.consumeString(LONGEST), text(data), text(data), data.consumeString(LONGEST));
        BrandReading reading = ROLES.parse(READER.read(listing).text());
        assertThat(ROLES.parse(READER.read(listing).text())).isEqualTo(reading);
        if (!listing.title().isEmpty()) {
            AnyListingTest.isReadInProportion(listing.title(), 3);
        }
    }

    /** Any listing through the models that are shipped: refused with reasons, or judged by finite numbers, twice the same. */
    @FuzzTest(maxDuration = "3m")
    void scorer(FuzzedDataProvider data) {
        ListingForm form = new ListingForm(
                "bay",
                "1",
                null,
                data.pickValue(List.of("DE", "CN", "US", "FR")),
                data.consumeString(LONGEST),
                text(data),
                text(data),
                text(data),
                text(data),
                data.consumeBoolean()
                        ? null
                        : new ListingForm.Price(price(data), data.pickValue(List.of("EUR", "JPY"))),
                number(data),
                text(data),
                number(data),
                data.consumeBoolean()
                        ? null
                        : new ListingForm.Seller(
                                data.consumeString(20),
                                text(data),
                                number(data),
                                number(data),
                                data.consumeBoolean() ? null : data.consumeDouble(),
                                "CN"),
                data.consumeBoolean() ? null : "CN",
                null,
                null,
                Instant.EPOCH);
        if (ListingReading.faults(form).isEmpty()) {
            Judgement judgement = AnyListingTest.judge(form);
            assertThat(AnyListingTest.judge(form)).isEqualTo(judgement);
            AnyListingTest.sound((Judgement.Decided) judgement);
        }
    }

    private static String price(FuzzedDataProvider data) {
        return data.consumeBoolean() ? data.consumeInt() / 100.0 + "" : data.consumeString(40);
    }

    private static @Nullable String text(FuzzedDataProvider data) {
        return data.consumeBoolean() ? null : data.consumeString(LONGEST / 4);
    }

    private static @Nullable Integer number(FuzzedDataProvider data) {
        return data.consumeBoolean() ? null : data.consumeInt();
    }
}
