package io.partguard.catalog.part;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class LifecycleStatusTest {

    @ParameterizedTest
    @CsvSource({
        "active, ACTIVE",
        "Available to order, ACTIVE",
        "phase-out, PHASE_OUT",
        "While stock lasts, PHASE_OUT",
        "NLA, DISCONTINUED",
        "no longer available, DISCONTINUED",
        "re-numbered, SUPERSEDED",
        "not yet available, ANNOUNCED"
    })
    void readsWhatMakersWrite(String written, LifecycleStatus status) {
        assertThat(LifecycleStatus.read(written)).contains(status);
    }

    @ParameterizedTest
    @EnumSource
    void readsItsOwnNames(LifecycleStatus status) {
        assertThat(LifecycleStatus.read(status.name())).contains(status);
    }

    @Test
    void guessesNothing() {
        assertThat(LifecycleStatus.read("Q7")).isEmpty();
        assertThat(LifecycleStatus.read("7")).isEmpty();
    }
}
