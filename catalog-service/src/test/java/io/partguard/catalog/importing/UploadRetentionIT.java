package io.partguard.catalog.importing;

import static org.assertj.core.api.Assertions.assertThat;

import io.partguard.api.BlobStore;
import io.partguard.api.testing.TestTokens;
import io.partguard.catalog.testing.RunningCatalog;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.imageio.ImageIO;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The same bytes may be an upload and something else as well: whoever lets go of them must not take them from others. */
class UploadRetentionIT {
    private static RunningCatalog catalog;
    private static JdbcClient jdbc;

    @BeforeAll
    static void start() {
        catalog = RunningCatalog.start();
        jdbc = JdbcClient.create(catalog.bean(DataSource.class));
        catalog.importText(
                "{\"brand\":\"Kept\",\"partNumber\":\"K 1\",\"name\":\"Cap\"}\n",
                "application/x-ndjson",
                "?createBrands=true");
    }

    @AfterAll
    static void stop() {
        catalog.close();
    }

    private static JsonNode send(String path, String type, byte[] body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(catalog.url() + path))
                .header("Authorization", "Bearer " + TestTokens.user("operator"))
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        String answer = HttpClient.newHttpClient()
                .send(request, BodyHandlers.ofString())
                .body();
        return JsonMapper.shared().readTree(answer);
    }

    private static byte[] picture() throws IOException {
        BufferedImage image = new BufferedImage(96, 96, BufferedImage.TYPE_INT_RGB);
        Random random = new Random(7);
        for (int i = 0; i < 96 * 96; i++) {
            image.setRGB(i % 96, i / 96, random.nextInt(0x1000000));
        }
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        ImageIO.write(image, "png", png);
        return png.toByteArray();
    }

    private static void monthsGoBy(String importId) {
        jdbc.sql("UPDATE import_session SET finished_at = now() - interval '31 days' WHERE id = ?")
                .param(importId)
                .update();
        jdbc.sql("UPDATE blob SET started_at = now() - interval '40 days'").update();
    }

    @Test
    void aPartsPictureStaysWhenTheSameBytesWereOnceSentAsAFile() throws Exception {
        String partId = catalog.get("/v1/parts?number=K1")
                .json()
                .at("/items/0/part/partId")
                .asString();
        String sha256 = send("/v1/parts/" + partId + "/images", "image/png", picture())
                .path("sha256")
                .asString();
        byte[] stored;
        try (InputStream in = catalog.bean(BlobStore.class).read(sha256)) {
            stored = in.readAllBytes();
        }
        String importId =
                send("/v1/parts/imports", "text/csv", stored).path("id").asString();
        catalog.waitForImport(importId);
        monthsGoBy(importId);

        assertThat(catalog.bean(UploadRetention.class).sweep()).isEqualTo(1);

        assertThat(catalog.get("/v1/parts/imports/" + importId)
                        .json()
                        .path("uploadDeletedAt")
                        .asString(""))
                .isNotEmpty();
        assertThat(catalog.bean(BlobStore.class).exists(sha256)).isTrue();
        assertThat(catalog.get("/v1/images/" + sha256).status()).isEqualTo(200);
    }

    @Test
    void aListOfNumbersStaysAsLongAsItsLookupIsKept() throws Exception {
        byte[] list = "brand,partNumber,name,number\nKept,K 2,Cap,K 1\n".getBytes(StandardCharsets.UTF_8);
        String importId = send("/v1/parts/imports", "text/csv", list).path("id").asString();
        catalog.waitForImport(importId);
        String lookupId = send("/v1/parts/lookup-jobs?numberColumn=number", "text/csv", list)
                .path("id")
                .asString();
        assertThat(lookupId).isNotEmpty();
        String blob = jdbc.sql("SELECT blob FROM lookup_job WHERE id = ?")
                .param(lookupId)
                .query(String.class)
                .single();
        monthsGoBy(importId);

        catalog.bean(UploadRetention.class).sweep();

        assertThat(catalog.bean(BlobStore.class).exists(blob)).isTrue();
    }
}
