package io.partguard.cli;

import io.partguard.cli.terminal.Screen;
import io.partguard.stack.Ports;
import io.partguard.stack.StackHome;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;

/** One command line, run in this JVM as the script would run it; what it printed and how it ended. */
public record CommandLineRun(int exitCode, String out, String errors) {

    public static CommandLineRun of(Path folder, String url, String input, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        Map<String, String> environment = new HashMap<>(Map.of("PARTGUARD_URL", url));
        Session session = new Session(
                environment,
                folder,
                StackHome.at(folder, folder.resolve("home")),
                new Ports(0),
                new Screen(new PrintStream(out, true, StandardCharsets.UTF_8), false),
                new Screen(new PrintStream(errors, true, StandardCharsets.UTF_8), false),
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                Clock.systemUTC());
        int exitCode = Partguard.run(session, args);
        return new CommandLineRun(
                exitCode, out.toString(StandardCharsets.UTF_8), errors.toString(StandardCharsets.UTF_8));
    }
}
