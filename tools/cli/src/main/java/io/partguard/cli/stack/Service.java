package io.partguard.cli.stack;

import io.partguard.stack.Ports;
import java.util.function.ToIntFunction;

/** The four processes of our own, in the order in which they are asked for health. */
enum Service {
    CATALOG("catalog-service", Ports::catalog),
    PRICING("pricing-service", Ports::pricing),
    DETECTION("detection-service", Ports::detection),
    GATEWAY("gateway", Ports::gateway);

    private final String title;
    private final ToIntFunction<Ports> port;

    Service(String title, ToIntFunction<Ports> port) {
        this.title = title;
        this.port = port;
    }

    /** Its name: of the module, the process, the log and the key. */
    String title() {
        return title;
    }

    int port(Ports ports) {
        return port.applyAsInt(ports);
    }

    /** Name of the schema and of the database user, for those that keep data. */
    String schema() {
        return title.replace("-service", "");
    }

    boolean keepsData() {
        return this != GATEWAY;
    }
}
