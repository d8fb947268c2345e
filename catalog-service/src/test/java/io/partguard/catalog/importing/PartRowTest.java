package io.partguard.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.catalog.part.LifecycleStatus;
import io.partguard.catalog.part.PartDocument;
import io.partguard.catalog.part.PartDocument.Image;
import io.partguard.catalog.part.PartDocument.Interchange;
import io.partguard.catalog.part.PartDocument.LocalText;
import io.partguard.catalog.part.PartDocument.Replacement;
import io.partguard.tables.Mapping;
import io.partguard.tables.Mapping.Format;
import io.partguard.tables.Row;
import io.partguard.tables.RowError;
import io.partguard.tables.RowSink;
import io.partguard.tables.TableReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PartRowTest {
    private final List<PartDraft> drafts = new ArrayList<>();
    private final List<RowError> errors = new ArrayList<>();

    private void read(String file, Mapping mapping) throws Exception {
        PartRow reader = new PartRow(mapping);
        TableReader.read(
                new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)),
                mapping,
                PartFields.LIMITS,
                new RowSink() {
                    @Override
                    public void row(Row row) {
                        reader.read(row, errors).ifPresent(drafts::add);
                    }

                    @Override
                    public void error(RowError error, @Nullable String raw) {
                        errors.add(error);
                    }
                });
    }

    private PartDocument one() {
        assertThat(errors).isEmpty();
        return drafts.getFirst().document();
    }

    @Test
    void readsEverythingAPartCarriesFromJson() throws Exception {
        read("""
                {"brand":"Nordbahn","manufacturerCode":"zzzz","cage":"d1234","partNumber":"NB 1","name":"Brake disc",\
                "names":[{"language":"DE","text":"Bremsscheibe: vorn"},"fr:Disque"],"description":"d",\
                "descriptions":[{"language":"de","text":"b"}],"family":"brake-disc","gtin":"4006381333931",\
                "oeNumbers":["A 2"],"interchanges":[{"brand":"Südwerk","number":"806245","quantity":2,"grade":"A","note":"left"},"X:9"],\
                "supersedes":["NB 0"],"supersededBy":[{"partNumber":"NB 2","date":"2026-03-01","reason":"new seal","twoWay":true}],\
                "coreCharge":15.5,"currency":"eur","unit":"EA","packQuantity":2,"minOrderQuantity":4,"hsCode":"8708.30",\
                "countryOfOrigin":"de","hazmat":false,"safetyCritical":true,"brandBearing":true,"regions":["EU"],\
                "status":"Available","images":["https://images.example/1.jpg",{"blob":"%s"}],"validFrom":"2026-01-01","validTo":"2027-01-01"}
                """.formatted("AB".repeat(32)), PartFields.own(Format.NDJSON));

        PartDocument part = one();
        assertThat(drafts.getFirst().brand().manufacturerCode()).isEqualTo("ZZZZ");
        assertThat(drafts.getFirst().brand().cage()).isEqualTo("D1234");
        assertThat(part.names())
                .containsExactly(new LocalText("de", "Bremsscheibe: vorn"), new LocalText("fr", "Disque"));
        assertThat(part.descriptions()).containsExactly(new LocalText("de", "b"));
        assertThat(part.interchanges())
                .containsExactly(new Interchange("Südwerk", "806245", 2, "A", "left"), new Interchange("X", "9"));
        assertThat(part.supersedes()).containsExactly(new Replacement("NB 0"));
        assertThat(part.supersededBy())
                .containsExactly(new Replacement("NB 2", LocalDate.of(2026, 3, 1), "new seal", true));
        assertThat(part.status()).isEqualTo(LifecycleStatus.ACTIVE);
        assertThat(part.images())
                .containsExactly(new Image("https://images.example/1.jpg", null), new Image(null, "ab".repeat(32)));
        assertThat(part.validFrom()).isEqualTo("2026-01-01");
        assertThat(part.validTo()).isEqualTo("2027-01-01");
        assertThat(part.coreCharge()).isEqualTo("15.5");
    }

    @Test
    void readsTheSameFromTheCellsOfATable() throws Exception {
        read("""
                brand,partNumber,name,names,interchanges,supersededBy,supersessionDate,supersessionReason,images
                Nordbahn,NB 1,Brake disc,de:Bremsscheibe|fr:Disque,Südwerk:806245; quantity=2; note=left; grade=A|X:9,\
                NB 2|NB 3; date=2026-05-01; twoWay=yes,2026-03-01,new seal,img/1.jpg
                """, PartFields.own(Format.CSV));

        PartDocument part = one();
        assertThat(part.names()).extracting(LocalText::text).containsExactly("Bremsscheibe", "Disque");
        assertThat(part.interchanges())
                .containsExactly(new Interchange("Südwerk", "806245", 2, "A", "left"), new Interchange("X", "9"));
        assertThat(part.supersededBy())
                .containsExactly(
                        new Replacement("NB 2", LocalDate.of(2026, 3, 1), "new seal", null),
                        new Replacement("NB 3", LocalDate.of(2026, 5, 1), "new seal", true));
        assertThat(part.image()).isEqualTo("img/1.jpg");
    }

    @Test
    void takesNamesFromAColumnForEachLanguage() throws Exception {
        read("""
                number;de;en
                1;Scheibe;Disc
                2;;Washer
                """, PartFields.parse("""
                format: csv
                separator: ";"
                fields: {brand: {constant: B}, partNumber: number, name: en, name.de: de}
                """));

        assertThat(errors).isEmpty();
        assertThat(drafts.get(0).document().names()).containsExactly(new LocalText("de", "Scheibe"));
        assertThat(drafts.get(1).document().names()).isEmpty();
    }

    @Test
    void keepsTheDateOfANoteWhereNoNumberCarriesIt() throws Exception {
        read(
                "{\"brand\":\"B\",\"partNumber\":\"1\",\"supersessionNote\":\"USE 2\",\"supersessionDate\":\"2026-03-01\"}\n",
                PartFields.own(Format.NDJSON));
        assertThat(one().supersessionDate()).isEqualTo("2026-03-01");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            value = {
                "\"names\":[\"Bremsscheibe\"] ~ names ~ INVALID_TEXT",
                "\"names\":[\"german language:x\"] ~ names ~ INVALID_LANGUAGE",
                "\"names\":[\"de:a\",\"DE:b\"] ~ names ~ DOUBLED_LANGUAGE",
                "\"names\":[{\"language\":\"de\"}] ~ names ~ MISSING_VALUE",
                "\"interchanges\":[\"no colon\"] ~ interchanges ~ INVALID_INTERCHANGE",
                "\"interchanges\":[{\"brand\":\"B\",\"number\":\"-\"}] ~ interchanges ~ INVALID_PART_NUMBER",
                "\"interchanges\":[{\"brand\":\"B\",\"number\":\"1\",\"quantity\":0}] ~ interchanges ~ OUT_OF_RANGE",
                "\"interchanges\":[{\"brand\":\"B\",\"number\":\"1\",\"price\":3}] ~ interchanges ~ INVALID_INTERCHANGE",
                "\"interchanges\":[{\"brand\":\"B\",\"number\":{\"a\":1}}] ~ interchanges ~ INVALID_INTERCHANGE",
                "\"supersededBy\":[{\"partNumber\":\"2\",\"date\":\"1.3.2026\"}] ~ supersededBy ~ INVALID_DATE",
                "\"supersededBy\":[\"2\",\"2\",{\"partNumber\":\"2\"}] ~ supersededBy ~ DOUBLED_NUMBER",
                "\"supersededBy\":[\"2; date=2026-01-01; date=2026-01-02\"] ~ supersededBy ~ INVALID_REPLACEMENT",
                "\"status\":\"Q7\" ~ status ~ INVALID_STATUS",
                "\"images\":[\"javascript:alert(1)\"] ~ images ~ INVALID_IMAGE",
                "\"images\":[{\"url\":\"a\",\"blob\":\"b\"}] ~ images ~ INVALID_IMAGE",
                "\"cage\":\"123\" ~ cage ~ INVALID_CAGE",
                "\"validFrom\":\"2026-01-01\",\"validTo\":\"2026-01-01\" ~ validTo ~ OUT_OF_RANGE",
                "\"validFrom\":\"0001-01-01\" ~ validFrom ~ OUT_OF_RANGE"
            })
    void namesTheColumnAndCodeOfWhatItCannotTake(String faulty, String column, String code) throws Exception {
        read("{\"brand\":\"B\",\"partNumber\":\"1\",\"name\":\"n\"," + faulty + "}\n", PartFields.own(Format.NDJSON));
        assertThat(drafts).isEmpty();
        assertThat(errors).hasSize(1);
        assertThat(errors.getFirst().column()).isEqualTo(column);
        assertThat(errors.getFirst().code()).as(errors.toString()).isEqualTo(code);
    }

    @Test
    void leavesSemicolonsInNumbersAlone() throws Exception {
        read("{\"brand\":\"B\",\"partNumber\":\"1\",\"supersededBy\":[\"12;A=3\"]}\n", PartFields.own(Format.NDJSON));
        assertThat(one().supersededBy()).containsExactly(new Replacement("12;A=3"));
    }
}
