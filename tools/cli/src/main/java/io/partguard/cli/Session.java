package io.partguard.cli;

import io.partguard.cli.api.Gateway;
import io.partguard.cli.keys.DemoKeys;
import io.partguard.cli.keys.TokenRequest;
import io.partguard.cli.terminal.Screen;
import io.partguard.stack.Ports;
import io.partguard.stack.StackHome;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What a command runs in.
 *
 * @param environment PARTGUARD_HOME, PARTGUARD_PORT_OFFSET, PARTGUARD_URL, ELASTICSEARCH_URL, POSTGRES_URL, …
 * @param directory against which file names are taken
 */
public record Session(
        Map<String, String> environment,
        Path directory,
        StackHome home,
        Ports ports,
        Screen screen,
        Screen errors,
        InputStream in,
        Clock clock) {

    /** All roles a person can have: who holds the demo key may do everything in this demo. */
    private static final List<String> EVERY_ROLE = List.of("dealer", "analyst", "lead", "pricing", "operator");

    private static final Duration TOKEN_LIFETIME = Duration.ofHours(2);

    /** Where the gateway is: PARTGUARD_URL, else this machine. */
    public URI gatewayUrl() {
        String given = environment.getOrDefault("PARTGUARD_URL", "");
        return URI.create(given.isBlank() ? "http://127.0.0.1:" + ports.gateway() : given.replaceFirst("/+$", ""));
    }

    /** The gateway, with a token of PARTGUARD_TOKEN or else one signed with the demo key. */
    public Gateway gateway() {
        String given = environment.getOrDefault("PARTGUARD_TOKEN", "");
        String token = given.isBlank() ? everyRoleToken() : given;
        return new Gateway(gatewayUrl(), token);
    }

    /** A token that may do everything, for two hours. */
    public String everyRoleToken() {
        return DemoKeys.in(home.keys())
                .mint(new TokenRequest("command-line", "demo", EVERY_ROLE, TOKEN_LIFETIME), clock.instant());
    }

    /** A file the user named, against the directory the command was called in. */
    public Path file(Path named) {
        return directory.resolve(named).normalize();
    }

    /** Whether the variable is set to something. */
    public boolean given(String variable) {
        return !environment.getOrDefault(variable, "").isBlank();
    }
}
