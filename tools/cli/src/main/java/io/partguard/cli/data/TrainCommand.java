package io.partguard.cli.data;

import io.partguard.cli.CommandFailed;
import io.partguard.cli.Session;
import io.partguard.cli.api.Gateway;
import io.partguard.cli.stack.Jars;
import io.partguard.cli.terminal.Printable;
import io.partguard.demo.Demo;
import io.partguard.demo.Mix;
import io.partguard.demo.Sizes;
import io.partguard.stack.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

@Command(
        name = "train",
        description = {
            "Trains the models anew on generated listings, and on what people decided where asked, and writes them to a folder.",
            "Says what it trained on, how well the models do on listings they have not seen, and how to use them."
        })
public final class TrainCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Where the models go (default: training/models in the state folder).")
    @Nullable Path out;

    @Option(
            names = "--seed",
            defaultValue = "7",
            description = "Of the generator and of the training (default: ${DEFAULT-VALUE}).")
    long seed = 7;

    @Option(
            names = "--listings",
            defaultValue = "24000",
            description = "How many to generate (default: ${DEFAULT-VALUE}).")
    int listings = 24_000;

    @Option(
            names = "--parts",
            defaultValue = "20500",
            description = "How many parts to generate (default: ${DEFAULT-VALUE}).")
    int parts = 20_500;

    @Option(
            names = "--decisions",
            description = {
                "Also learns from decided cases of the running service, within its caps; takes a lead.",
                "Each takes the place of a generated listing of its class, until half of a class is decisions."
            })
    boolean decisions;

    @Option(
            names = "--until",
            paramLabel = "TIME",
            description = "Later decisions are left out, as in 2026-03-01T00:00:00Z (default: now).")
    @Nullable Instant until;

    public TrainCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (listings < 1000 || parts < 500) {
            throw new CommandFailed(CommandFailed.USAGE, "Training takes at least 1000 listings and 500 parts.");
        }
        Path folder = session.home().create().folder().resolve("training");
        Path data = folder.resolve("data");
        Path models = out == null ? folder.resolve("models") : session.file(out);
        Folders.delete(data);
        Path decided = decisions ? decided(folder) : null;
        session.screen()
                .line("Generating four worlds of " + Jobs.count(parts) + " parts and " + Jobs.count(listings)
                        + " listings of a fictional maker (seed " + seed + ") …");
        // Four worlds, so that nothing is measured on what it was fitted to; the last two have a real feed's shares.
        Demo.generate(data.resolve("match"), seed * 10 + 1, new Sizes(parts, listings, Mix.BALANCED));
        Demo.generateWithPast(data.resolve("verdict"), seed * 10 + 2, new Sizes(parts, listings, Mix.BALANCED));
        Demo.generateWithPast(data.resolve("calibrate"), seed * 10 + 3, new Sizes(parts, listings));
        Demo.generateWithPast(data.resolve("test"), seed * 10 + 4, new Sizes(parts, listings));
        Files.createDirectories(models);
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx2g",
                "-Duser.timezone=UTC",
                "--enable-native-access=ALL-UNNAMED",
                "-jar",
                Jars.built(session.home().root(), "detection-service").toString(),
                "train",
                "--data=" + data,
                "--out=" + models,
                "--seed=" + seed));
        if (decided != null) {
            command.add("--decisions=" + decided);
        }
        ProcessBuilder training =
                new ProcessBuilder(command).directory(folder.toFile()).inheritIO();
        training.environment().put("OMP_NUM_THREADS", "1");
        int exit = training.start().waitFor();
        if (exit != 0) {
            throw new CommandFailed(
                    CommandFailed.FAILED,
                    "The training ended with exit code " + exit + "; " + models + " may be incomplete.");
        }
        session.screen().line();
        session.screen().line("Models: " + models);
        session.screen()
                .line(
                        "The listings it was measured by were synthetic: figures say how well the generator is understood, not the"
                                + " market.");
        session.screen()
                .line("To try one:  ./partguard models send " + models.resolve("verdict.model")
                        + " --reason \"…\", then" + " challenge, shadow and promote (./partguard help models).");
        session.screen()
                .line("A database without models begins with them:  PARTGUARD_MODEL_DIR=" + models + " ./partguard up");
        return 0;
    }

    /** The training set as a file, taken before anything is generated: whoever may not, or cannot now, hears it at once. */
    private Path decided(Path folder) throws IOException {
        Gateway gateway = session.gateway();
        JsonNode set = gateway.post("/training-sets", until == null ? Map.of() : Map.of("until", until.toString()));
        String id = set.path("id").asString("");
        Path file = folder.resolve("decisions.ndjson");
        gateway.download("/training-sets/" + Gateway.encoded(id) + "/examples", file);
        session.screen()
                .line("Training set " + Printable.of(id) + ": "
                        + Jobs.count(set.path("kept").asInt()) + " of "
                        + Jobs.count(set.path("labels").asInt()) + " decisions; left out: "
                        + Printable.of(set.path("leftOut").toString()));
        return file;
    }
}
