package io.partguard.catalog.application;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FitTest {
    private static final Application VUE = new Application(
            "Saturn",
            "Vue",
            null,
            2008,
            2010,
            null,
            null,
            null,
            null,
            Map.of("engine", "3.5L V6 Gas"),
            "front left",
            2,
            null);

    private static Asked asked(
            @Nullable String make, @Nullable String model, @Nullable Integer year, Map<String, String> qualifiers) {
        return new Asked(make, model, null, year, null, null, qualifiers);
    }

    @Test
    void fitsAVehicleOfWhichEverythingIsSaid() {
        assertThat(Fit.of(VUE, asked("SATURN", "vue", 2010, Map.of("engine", "3.5l v6 gas"))))
                .isEqualTo(new Fit.Yes());
    }

    @Test
    void saysWhatItDependsOn() {
        assertThat(Fit.of(VUE, asked("Saturn", "Vue", null, Map.of())))
                .isEqualTo(new Fit.Depends(List.of("year", "engine")));
        assertThat(Fit.of(VUE, asked("Saturn", null, 2009, Map.of()))).isEqualTo(new Fit.Depends(List.of("engine")));
    }

    @Test
    void fitsNoOtherVehicle() {
        assertThat(Fit.of(VUE, asked("Saturn", "Vue", 2011, Map.of()))).isEqualTo(new Fit.No());
        assertThat(Fit.of(VUE, asked("Saturn", "Ion", 2009, Map.of()))).isEqualTo(new Fit.No());
        assertThat(Fit.of(VUE, asked("Saturn", "Vue", 2009, Map.of("engine", "2.4L L4"))))
                .isEqualTo(new Fit.No());
    }

    @Test
    void takesNoQualifierForAnother() {
        assertThat(Fit.of(VUE, asked("Saturn", "Vue", 2009, Map.of("body", "Sedan"))))
                .isEqualTo(new Fit.Depends(List.of("engine")));
    }

    @Test
    void fitsMachinesByTheirNumbersAndDays() {
        Application loader = new Application(
                "Brandt",
                "L 90",
                null,
                null,
                null,
                "BL90 1000",
                null,
                LocalDate.of(2020, 1, 1),
                LocalDate.of(2021, 1, 1),
                Map.of(),
                null,
                null,
                null);
        assertThat(Fit.of(
                        loader,
                        new Asked("Brandt", "L90", null, null, "BL90-1500", LocalDate.of(2020, 6, 1), Map.of())))
                .isEqualTo(new Fit.Yes());
        assertThat(Fit.of(
                        loader,
                        new Asked("Brandt", "L90", null, null, "BL90-1500", LocalDate.of(2021, 1, 1), Map.of())))
                .isEqualTo(new Fit.No());
        assertThat(Fit.of(loader, asked("Brandt", "L90", 2020, Map.of())))
                .isEqualTo(new Fit.Depends(List.of("serial", "built")));
    }

    @Test
    void isTheSameStatementHoweverItsWordsAreWrittenAndWhateverItsQuantity() {
        Application again = new Application(
                "saturn",
                "VUE",
                null,
                2008,
                2010,
                null,
                null,
                null,
                null,
                Map.of("engine", "3.5l-V6 gas"),
                "Front Left",
                4,
                "note");
        assertThat(ApplicationJson.key(again)).isEqualTo(ApplicationJson.key(VUE));
        assertThat(ApplicationJson.read(ApplicationJson.write(VUE))).isEqualTo(VUE);
    }
}
