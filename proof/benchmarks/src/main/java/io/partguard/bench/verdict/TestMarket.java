package io.partguard.bench.verdict;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole made-up market as files: catalogue, prices, offers, answers. Honest offers come in a real feed's shares; of each
 * kind of attack there are equally many, to be weighted back.
 */
final class TestMarket {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** Shares among honest offers, of a hundred: genuine, parallel import, compatible, none of ours. */
    private static final int[] HONEST = {15, 2, 19, 64};

    private final List<Draft> offers = new ArrayList<>();
    private final Shelf shelf;

    /** @param attacks of each kind */
    TestMarket(long seed, int parts, int honest, int attacks) {
        Chance chance = new Chance(seed);
        shelf = new Shelf(chance, parts);
        Pen pen = new Pen(chance);
        Accounts accounts = new Accounts(chance);
        Honest makers = new Honest(pen, accounts, shelf);
        Strangers strangers = new Strangers(pen, accounts, shelf);
        Attacks fakes = new Attacks(pen, accounts, shelf);
        for (int i = 0; i < honest; i++) {
            offers.add(
                    switch (chance.drawn(HONEST)) {
                        case 0 -> makers.genuine();
                        case 1 -> makers.parallel();
                        case 2 -> makers.compatible();
                        default -> strangers.any();
                    });
        }
        for (String kind : Attacks.KINDS) {
            for (int i = 0; i < attacks; i++) {
                offers.add(fakes.of(kind));
            }
        }
        List<Draft> fakesAsTheyWere = List.copyOf(offers);
        for (Masked masked : Masked.values()) {
            offers.addAll(masked.of(fakesAsTheyWere, chance));
        }
        for (int i = offers.size() - 1; i > 0; i--) {
            offers.set(i, offers.set(chance.whole(0, i), offers.get(i)));
        }
        for (int i = 0; i < offers.size(); i++) {
            offers.get(i).id = Integer.toString(100_000_000 + i * 7 + chance.whole(0, 6));
        }
    }

    List<Draft> offers() {
        return List.copyOf(offers);
    }

    /** Writes the market in the form that {@code detection-service judge} reads. */
    void write(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Writer catalogue = Files.newBufferedWriter(folder.resolve("catalogue.ndjson"));
                Writer prices = Files.newBufferedWriter(folder.resolve("prices.csv"))) {
            prices.write("brand,partNumber,region,currency,listPrice,dealerNet,validFrom\n");
            for (Piece piece : shelf.pieces()) {
                catalogue.write(JSON.writeValueAsString(part(piece)) + "\n");
                for (Land land : Land.ALL) {
                    prices.write(String.format(
                            Locale.ROOT,
                            "%s,%s,%s,%s,%.2f,%.2f,2026-01-01%n",
                            piece.make().label(),
                            piece.number(),
                            land.code(),
                            land.currency(),
                            Math.max(.02, land.list(piece)),
                            Math.max(.01, land.list(piece) * (1 - Land.DEALER))));
                }
            }
        }
        Files.writeString(
                folder.resolve("regions.json"),
                JSON.writeValueAsString(Land.ALL.stream()
                        .map(land -> Map.of("id", land.code(), "countries", List.of(land.code())))
                        .toList()));
        Files.writeString(folder.resolve("rates.csv"), "Date,PLN,GBP,USD,TRY,CNY\n2026-06-18,4.31,.86,1.09,35.2,7.8\n");
        try (Writer feed = Files.newBufferedWriter(folder.resolve("feed.ndjson"));
                Writer labels = Files.newBufferedWriter(folder.resolve("labels.csv"))) {
            labels.write("marketplace,listingId,verdict,partNumber,brand,kind\n");
            for (Draft draft : offers) {
                feed.write(JSON.writeValueAsString(draft.json()) + "\n");
                Piece told = draft.piece != null && draft.says(draft.piece) ? draft.piece : null;
                labels.write(String.join(
                                ",",
                                "testmarket",
                                draft.id,
                                draft.verdict,
                                told == null ? "" : told.number(),
                                told == null ? "" : told.make().label(),
                                draft.kind)
                        + "\n");
            }
        }
    }

    private static Map<String, Object> part(Piece piece) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("brand", piece.make().label());
        json.put("partNumber", piece.number());
        json.put("name", piece.name(Tongue.EN));
        json.put("description", piece.name(Tongue.DE) + ", " + piece.model());
        json.put("family", piece.kind());
        if (piece.gtin() != null) {
            json.put("gtin", piece.gtin());
        }
        json.put("brandBearing", piece.badge());
        json.put("packQuantity", piece.pack());
        json.put("status", piece.replaced() ? "SUPERSEDED" : "ACTIVE");
        if (piece.image() != null) {
            json.put("image", piece.image());
        }
        return json;
    }
}
