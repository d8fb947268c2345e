package io.partguard.cli.demo;

import io.partguard.cli.Session;
import io.partguard.cli.stack.Jars;
import io.partguard.cli.stack.Stack;
import io.partguard.demo.Demo;
import io.partguard.demo.Sizes;
import io.partguard.stack.Folders;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "demo",
        description = {
            "Shows the whole thing on a fictional maker: starts everything, loads catalogue, prices and rules,",
            "judges a marketplace feed, prints what a brand-protection lead wants to see first,",
            "and writes demo-report.html. Running it again gives the same answer."
        })
public final class DemoCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--report", paramLabel = "FILE", description = "Where the page goes (default: demo-report.html).")
    @Nullable Path report;

    public DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() throws IOException {
        long start = System.nanoTime();
        session.screen()
                .line(session.screen().bold("Starting") + " Elasticsearch, PostgreSQL, three services and the gateway");
        new Stack(session).up();
        session.screen()
                .line(session.screen().bold("Loading") + " the world of a fictional maker (generated, seed " + Demo.SEED
                        + ")");
        Path folder = generated();
        FirstLook look = new DemoLoad(session, session.gateway(), folder, edition()).run();
        new FirstLookScreen(session.screen()).show(look);
        Path page = report == null ? session.file(Path.of("demo-report.html")) : session.file(report);
        Files.writeString(page, FirstLookPage.of(look));
        next(page, System.nanoTime() - start);
        return 0;
    }

    private void next(Path page, long nanos) {
        session.screen().heading("How to look further");
        session.screen().line("  The same as a page, needs no server:   " + page);
        session.screen().line("  Decide cases from the review queue:    ./partguard review");
        session.screen()
                .line("  Find a part however it is written:     ./partguard lookup "
                        + Demo.SHOWCASE_NUMBER.replace(" ", "-").toLowerCase(Locale.ROOT));
        session.screen().line("  Your own files:                        ./partguard import FILE --mapping M.yaml");
        session.screen()
                .line(
                        "                                         ./partguard scan FILE --mapping M.yaml --country DE --wait");
        session.screen().line("  All of the API, on one page:           " + session.gatewayUrl() + "/swagger-ui.html");
        session.screen().line("                                         (./partguard token --role lead gives a token)");
        session.screen().line("  What runs, and stopping it:            ./partguard status, ./partguard down");
        session.screen().line();
        session.screen()
                .line(String.format(
                        Locale.ROOT,
                        "Done in %.0f s; all processes together hold %.1f GB (PSS).",
                        nanos / 1e9,
                        new Stack(session).memoryBytes() / (1024.0 * 1024 * 1024)));
    }

    /** Generated once; a folder that is not whole is made anew. */
    private Path generated() throws IOException {
        Path folder = session.home().folder().resolve("demo");
        Path whole = folder.resolve("whole");
        String edition = Demo.SEED + " " + Sizes.DEFAULT + " "
                + Files.getLastModifiedTime(generator()).toMillis();
        if (!Files.exists(whole) || !Files.readString(whole).equals(edition)) {
            Folders.delete(folder);
            Demo.generate(folder, Demo.SEED, Sizes.DEFAULT);
            Files.writeString(whole, edition);
        }
        return folder;
    }

    private static Path generator() {
        return Path.of(
                Demo.class.getProtectionDomain().getCodeSource().getLocation().getPath());
    }

    /** Changes with a build of the services: then the same feed is judged again. */
    private String edition() throws IOException {
        StringBuilder edition = new StringBuilder();
        for (String module : new String[] {"catalog-service", "pricing-service", "detection-service"}) {
            edition.append(Files.getLastModifiedTime(Jars.built(session.home().root(), module))
                            .toMillis())
                    .append(' ');
        }
        return edition.toString();
    }
}
