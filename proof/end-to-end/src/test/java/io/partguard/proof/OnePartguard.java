package io.partguard.proof;

import io.partguard.bench.stack.Api;
import io.partguard.bench.stack.LocalPartguard;
import io.partguard.demo.Demo;
import io.partguard.demo.Sizes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The real stack, started once a build, with a small demonstration world in it. */
final class OnePartguard {
    static final Duration PATIENCE = Duration.ofMinutes(3);
    static final Sizes SIZES = new Sizes(900, 600);
    static final JsonMapper JSON = JsonMapper.shared();

    private static OnePartguard instance;

    final LocalPartguard partguard;
    final Path world;
    final Api operator;
    final Api lead;
    final Api analyst;
    final Api dealer;
    final Api nobody;
    final JsonNode catalogueImport;
    final JsonNode priceImport;

    private OnePartguard() throws IOException, InterruptedException {
        partguard = LocalPartguard.scratch();
        Runtime.getRuntime().addShutdownHook(new Thread(partguard::close));
        world = Files.createDirectories(partguard.home().resolve("demo"));
        Demo.generate(world, Demo.SEED, SIZES);
        operator = partguard.api("operator,pricing");
        lead = partguard.api("lead");
        analyst = partguard.api("analyst");
        dealer = partguard.api("dealer");
        nobody = new Api(partguard.gateway(), "");
        operator.putText("/part-mappings/demo", Files.readString(world.resolve("catalogue.yaml")));
        catalogueImport = operator.upload(
                "/parts/imports?mapping=demo", world.resolve("catalogue.ndjson"), "application/x-ndjson", PATIENCE);
        for (JsonNode region : read("regions.json")) {
            put("/regions/", region);
        }
        operator.start("/rates", BodyPublishers.ofFile(world.resolve("rates.csv")), "text/csv");
        for (JsonNode rule : read("rules.json")) {
            put("/price-rules/", rule);
        }
        priceImport = operator.upload("/prices/imports", world.resolve("prices.csv"), "text/csv", PATIENCE);
    }

    static synchronized OnePartguard get() {
        try {
            if (instance == null) {
                instance = new OnePartguard();
            }
            return instance;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private JsonNode read(String file) {
        return JSON.readTree(world.resolve(file).toFile());
    }

    private void put(String path, JsonNode body) throws IOException, InterruptedException {
        var without = ((ObjectNode) body).deepCopy();
        without.remove("id");
        operator.send("PUT", path + body.get("id").asString(), without);
    }
}
