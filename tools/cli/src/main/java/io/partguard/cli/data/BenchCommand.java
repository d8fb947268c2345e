package io.partguard.cli.data;

import io.partguard.cli.CommandFailed;
import io.partguard.cli.Session;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "bench",
        description = {
            "Measures: prints a table and, with --json, writes the figures.",
            "Data is found by PARTGUARD_DATA (default: ../shared/data); what needs absent data says so."
        })
public final class BenchCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "Which one; see --list.")
    @Nullable String name;

    @Option(names = "--quick", description = "Under a minute against a running stack.")
    boolean quick;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures there.")
    @Nullable Path json;

    @Option(names = "--data", paramLabel = "DIR", description = "Another data folder, where the bench takes one.")
    @Nullable Path data;

    @Option(names = "--list", description = "One line for each.")
    boolean list;

    public BenchCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (name == null && !list) {
            throw new CommandFailed(CommandFailed.USAGE, "Which bench? ./partguard bench --list shows them.");
        }
        Path module = session.home().root().resolve("proof/benchmarks/target");
        if (!Files.isDirectory(module.resolve("classes"))) {
            throw new CommandFailed(CommandFailed.USAGE, "The benchmarks are not built: ./mvnw package");
        }
        List<String> command = new ArrayList<>(List.of(
                System.getProperty("java.home") + "/bin/java",
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "-Duser.timezone=UTC",
                "-cp",
                module.resolve("classes") + ":" + module.resolve("lib") + "/*",
                "io.partguard.bench.Bench"));
        if (name != null) {
            command.add(name);
        }
        if (quick) {
            command.add("--quick");
        }
        if (list) {
            command.add("--list");
        }
        if (json != null) {
            command.addAll(List.of("--json", session.file(json).toString()));
        }
        if (data != null) {
            command.addAll(List.of("--data", session.file(data).toString()));
        }
        ProcessBuilder bench = new ProcessBuilder(command)
                .directory(session.directory().toFile())
                .inheritIO();
        bench.environment().put("PARTGUARD_ROOT", session.home().root().toString());
        bench.environment().put("PARTGUARD_URL", session.gatewayUrl().toString());
        if (!session.given("PARTGUARD_TOKEN") && !list) {
            bench.environment().put("PARTGUARD_TOKEN", session.everyRoleToken());
        }
        if (!session.given("PARTGUARD_DATA")) {
            bench.environment()
                    .put(
                            "PARTGUARD_DATA",
                            session.home()
                                    .root()
                                    .resolve("../shared/data")
                                    .normalize()
                                    .toString());
        }
        return bench.start().waitFor();
    }
}
