package io.partguard.cli.keys;

import io.partguard.cli.CommandFailed;
import io.partguard.cli.Session;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "token",
        description = {
            "Prints a bearer token signed with the demo key, for curl and the API page.",
            "Roles: dealer, analyst, lead, pricing, operator."
        })
public final class TokenCommand implements Callable<Integer> {
    private static final Set<String> ROLES = Set.of("dealer", "analyst", "lead", "pricing", "operator");
    private static final int MINUTES_A_DAY = 1440;

    private final Session session;

    @Option(
            names = "--role",
            required = true,
            split = ",",
            paramLabel = "ROLE",
            description = "What its holder may do; several with commas.")
    List<String> roles = new ArrayList<>();

    @Option(names = "--tenant", defaultValue = "demo", description = "Dealer group (default: ${DEFAULT-VALUE}).")
    String tenant = "demo";

    @Option(names = "--subject", defaultValue = "command-line", description = "Who (default: ${DEFAULT-VALUE}).")
    String subject = "command-line";

    @Option(
            names = "--minutes",
            defaultValue = "60",
            description = "How long, at most 1440 (default: ${DEFAULT-VALUE}).")
    int minutes = 60;

    public TokenCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        for (String role : roles) {
            if (!ROLES.contains(role)) {
                throw new CommandFailed(
                        CommandFailed.USAGE,
                        "--role " + role + " is not a role; they are dealer, analyst, lead, pricing, operator.");
            }
        }
        if (minutes < 1 || minutes > MINUTES_A_DAY) {
            throw new CommandFailed(CommandFailed.USAGE, "--minutes must be between 1 and 1440.");
        }
        TokenRequest request = new TokenRequest(subject, tenant, roles, Duration.ofMinutes(minutes));
        String token = DemoKeys.in(session.home().create().keys())
                .mint(request, session.clock().instant());
        session.screen().line(token);
        return 0;
    }
}
