package io.partguard.cli;

import io.partguard.cli.data.BenchCommand;
import io.partguard.cli.data.EraseCommand;
import io.partguard.cli.data.ImportCommand;
import io.partguard.cli.data.ImportsCommand;
import io.partguard.cli.data.IndexCommand;
import io.partguard.cli.data.LookupCommand;
import io.partguard.cli.data.ModelsCommand;
import io.partguard.cli.data.PartCommand;
import io.partguard.cli.data.ReplayCommand;
import io.partguard.cli.data.ScanCommand;
import io.partguard.cli.data.TrainCommand;
import io.partguard.cli.demo.DemoCommand;
import io.partguard.cli.keys.TokenCommand;
import io.partguard.cli.review.MissesCommand;
import io.partguard.cli.review.ReviewCommand;
import io.partguard.cli.stack.DownCommand;
import io.partguard.cli.stack.LogsCommand;
import io.partguard.cli.stack.ResetCommand;
import io.partguard.cli.stack.ServersCommand;
import io.partguard.cli.stack.StatusCommand;
import io.partguard.cli.stack.UpCommand;
import io.partguard.cli.terminal.Screen;
import io.partguard.stack.Ports;
import io.partguard.stack.StackFailed;
import io.partguard.stack.StackHome;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

@Command(
        name = "partguard",
        version = "0.1.0-SNAPSHOT",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        description = "Finds copycat and counterfeit parts on marketplaces and keeps part prices inside the rules.",
        footer = {
            "",
            "Begin with:  ./partguard demo",
            "",
            "  ./partguard test [--quick]   everything the build server runs; quick: what every commit needs",
            "",
            "Exit codes: 0 done · 1 refused, or found wrong · 2 called wrongly, or something is missing here ·",
            "3 a server does not answer."
        })
public final class Partguard {
    private Partguard() {}

    public static void main(String[] args) {
        Map<String, String> environment = System.getenv();
        boolean terminal = System.console() != null
                && System.console().isTerminal()
                && environment.getOrDefault("NO_COLOR", "").isEmpty();
        Screen screen = new Screen(System.out, terminal);
        Screen errors = new Screen(System.err, terminal);
        int exitCode;
        try {
            Session session = new Session(
                    environment,
                    Path.of("").toAbsolutePath(),
                    StackHome.of(environment),
                    Ports.of(environment),
                    screen,
                    errors,
                    System.in,
                    Clock.systemUTC());
            exitCode = run(session, args);
        } catch (StackFailed e) {
            errors.line("partguard: " + e.getMessage());
            exitCode = CommandFailed.USAGE;
        }
        System.exit(exitCode);
    }

    /** Runs one command line in a session; the exit code is returned, never thrown. */
    public static int run(Session session, String... args) {
        CommandLine line = new CommandLine(new Partguard())
                .addSubcommand(new DemoCommand(session))
                .addSubcommand(new UpCommand(session))
                .addSubcommand(new DownCommand(session))
                .addSubcommand(new StatusCommand(session))
                .addSubcommand(new LogsCommand(session))
                .addSubcommand(new ResetCommand(session))
                .addSubcommand(new TokenCommand(session))
                .addSubcommand(new ImportCommand(session))
                .addSubcommand(new ImportsCommand(session))
                .addSubcommand(new IndexCommand(session))
                .addSubcommand(new LookupCommand(session))
                .addSubcommand(new PartCommand(session))
                .addSubcommand(new ScanCommand(session))
                .addSubcommand(new ModelsCommand(session))
                .addSubcommand(new ReviewCommand(session))
                .addSubcommand(new MissesCommand(session))
                .addSubcommand(new ReplayCommand(session))
                .addSubcommand(new EraseCommand(session))
                .addSubcommand(new TrainCommand(session))
                .addSubcommand(new BenchCommand(session))
                .addSubcommand(new ServersCommand(session))
                .addSubcommand(new HelpCommand());
        line.getSubcommands().values().forEach(it -> {
            if (!(it.getCommand() instanceof HelpCommand)) {
                it.getCommandSpec().mixinStandardHelpOptions(true);
            }
        });
        line.setOut(session.screen().writer());
        line.setErr(session.errors().writer());
        line.setUsageHelpWidth(Screen.COLUMNS);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setExecutionExceptionHandler((exception, command, parsed) -> failed(session, exception));
        if (args.length == 0) {
            line.usage(line.getOut());
            return CommandFailed.USAGE;
        }
        return line.execute(args);
    }

    private static int failed(Session session, Exception exception) {
        Screen errors = session.errors();
        return switch (exception) {
            case CommandFailed known -> {
                errors.line(errors.red("partguard: ") + known.getMessage());
                yield known.exitCode();
            }
            case StackFailed known -> {
                errors.line(errors.red("partguard: ") + known.getMessage());
                yield CommandFailed.UNAVAILABLE;
            }
            default -> {
                errors.line(errors.red("partguard: ") + "unexpected: " + exception);
                for (StackTraceElement it : exception.getStackTrace()) {
                    if (it.getClassName().startsWith("io.partguard")) {
                        errors.line("  at " + it);
                    }
                }
                yield CommandFailed.FAILED;
            }
        };
    }
}
