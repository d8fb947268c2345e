package io.partguard.pricing.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.pricing.Service;
import io.partguard.pricing.World;
import io.partguard.pricing.importing.FileImport.Status;
import io.partguard.pricing.importing.FileImports.Claimed;
import io.partguard.pricing.importing.FileImports.Outcome;
import io.partguard.tables.Mapping.Format;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who works on an import, when several could and some die. */
class ImportClaimsIT {
    private static Service service;

    @BeforeAll
    static void start() throws InterruptedException {
        service = Service.start();
        World.build(service);
        // The claims are made by hand here.
        service.bean(ImportWorker.class).stop();
    }

    @AfterAll
    static void stop() {
        service.close();
    }

    private final FileImports imports = service.bean(FileImports.class);
    private final JdbcClient jdbc = service.bean(JdbcClient.class);

    private Claimed claimed(String id) {
        imports.add(new FileImports.New(
                id, FileContent.PRICES, "0".repeat(64), 1, Format.CSV, null, null, false, "somebody"));
        return imports.claim().orElseThrow();
    }

    private static Outcome outcome() {
        return new Outcome(1, 0, 0, List.of(), Optional.empty(), Optional.of("pb"));
    }

    private void leaseEnds(Claimed job) {
        jdbc.sql("UPDATE price_import SET lease_until = now() - interval '1 s' WHERE id = ?")
                .param(job.job().id())
                .update();
    }

    @Test
    void anImportIsClaimedOnce() {
        Claimed job = claimed("imp_once");

        assertThat(imports.claim()).isEmpty();
        assertThat(imports.finish(job, outcome())).isTrue();
        assertThat(imports.claim()).isEmpty();
    }

    @Test
    void whoLostTheClaimMayNoLongerWrite() {
        Claimed first = claimed("imp_lost");
        leaseEnds(first);
        Claimed second = imports.claim().orElseThrow();

        assertThat(second.job().id()).isEqualTo("imp_lost");
        assertThat(second.job().attempts()).isEqualTo(2);
        assertThat(imports.progress(first, 7, 0)).isFalse();
        assertThat(imports.finish(first, outcome())).isFalse();
        assertThat(imports.finish(second, outcome())).isTrue();
        assertThat(imports.find(FileContent.PRICES, "imp_lost").orElseThrow().status())
                .isEqualTo(Status.FINISHED);
    }

    @Test
    void afterSomeAttemptsItIsGivenUp() {
        Claimed job = claimed("imp_bad");
        int attempts = 1;
        while (imports.release(job)) {
            job = imports.claim().orElseThrow();
            attempts++;
        }

        assertThat(attempts).isEqualTo(5);
        imports.fail(job, new FileImport.Failure("INTERNAL_ERROR", "with a NUL \0 in it"));
        assertThat(imports.find(FileContent.PRICES, "imp_bad").orElseThrow().status())
                .isEqualTo(Status.FAILED);
    }
}
