package io.partguard.cli.data;

import io.partguard.cli.Session;
import io.partguard.cli.api.Gateway;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

@Command(
        name = "erase",
        description = {
            "Forgets who a seller is: name and the marketplace's id are gone for good, also where the seller is seen again.",
            "Offers, verdicts and cases stay, under a key that names nobody."
        })
public final class EraseCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "SELLER", description = "Our key of the seller, sel_…, as detections and cases show it.")
    String seller = "";

    public EraseCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        session.gateway().delete("/sellers/" + Gateway.encoded(seller) + "/personal-data");
        session.screen().line("Who " + seller + " is has been forgotten.");
        return 0;
    }
}
