package io.partguard.bench.verdict;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * A whole made-up market as files: catalogue, prices, what was offered before and what people confirmed of that, a day's
 * offers, answers. Honest offers come in a real feed's shares; of each kind of attack there are equally many, to be
 * weighted back.
 */
final class TestMarket {
    private static final JsonMapper JSON = JsonMapper.shared();
    /** Shares among honest offers, of a hundred: genuine, parallel import, compatible, none of ours. */
    private static final int[] HONEST = {15, 2, 19, 64};

    private static final Instant TODAY = Instant.parse("2026-06-18T09:00:00Z");
    private static final int DAYS_BACK = 150;
    /** Share of the shops that anybody has looked at closely, and of their fakes that were then confirmed. */
    private static final double LOOKED_AT = .5;

    private static final double CONFIRMED = .25;
    /** Share of honest offers of parts of ours that were confirmed all the same: people err, and rivals report. */
    private static final double WRONGLY_CONFIRMED = .002;

    private final List<Draft> past = new ArrayList<>();
    private final List<Draft> confirmed = new ArrayList<>();
    private final List<Draft> offers = new ArrayList<>();
    private final Chance chance;
    private final Shelf shelf;
    private final Honest makers;
    private final Strangers strangers;
    private final Attacks fakes;

    /**
     * @param honest of the day; of the past three quarters as many
     * @param attacks of each kind; of the past three quarters as many
     */
    TestMarket(long seed, int parts, int honest, int attacks) {
        chance = new Chance(seed);
        shelf = new Shelf(chance, parts);
        Pen pen = new Pen(chance);
        Accounts accounts = new Accounts(chance);
        makers = new Honest(pen, accounts, shelf);
        strangers = new Strangers(pen, accounts, shelf);
        fakes = new Attacks(pen, accounts, shelf);
        past(honest * 3 / 4, attacks * 3 / 4);
        accounts.today();
        for (int i = 0; i < honest; i++) {
            offers.add(honest());
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
        shuffle(offers);
        number(offers, 100_000_000);
        number(past, 600_000_000);
    }

    /** Accounts that will be stolen have only their owners' goods here. */
    private void past(int honest, int attacks) {
        for (int i = 0; i < honest; i++) {
            past.add(honest());
        }
        for (String kind : Attacks.KINDS) {
            for (int i = kind.equals("stolen_account") ? 0 : attacks; i > 0; i--) {
                past.add(fakes.of(kind));
            }
        }
        shuffle(past);
        Map<String, Boolean> lookedAt = new HashMap<>();
        for (int i = 0; i < past.size(); i++) {
            Draft draft = past.get(i);
            draft.seenAt = TODAY.minus(Duration.ofDays(DAYS_BACK))
                    .plusSeconds((long) i * (DAYS_BACK - 1) * 86_400 / past.size())
                    .toString();
            if (draft.fake()) {
                boolean seen = lookedAt.computeIfAbsent(draft.seller.id(), id -> chance.of(LOOKED_AT));
                if (seen && chance.of(CONFIRMED)) {
                    confirmed.add(draft);
                }
            } else if (draft.piece != null && chance.of(WRONGLY_CONFIRMED)) {
                confirmed.add(draft);
            }
        }
    }

    private Draft honest() {
        return switch (chance.drawn(HONEST)) {
            case 0 -> makers.genuine();
            case 1 -> makers.parallel();
            case 2 -> makers.compatible();
            default -> strangers.any();
        };
    }

    private void shuffle(List<Draft> drafts) {
        for (int i = drafts.size() - 1; i > 0; i--) {
            drafts.set(i, drafts.set(chance.whole(0, i), drafts.get(i)));
        }
    }

    private void number(List<Draft> drafts, int from) {
        for (int i = 0; i < drafts.size(); i++) {
            drafts.get(i).id = Integer.toString(from + i * 7 + chance.whole(0, 6));
        }
    }

    /** Earlier offers, the oldest first. */
    List<Draft> past() {
        return List.copyOf(past);
    }

    /** Those of the past that a person took for an infringement. */
    List<Draft> confirmed() {
        return List.copyOf(confirmed);
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
        try (Writer history = Files.newBufferedWriter(folder.resolve("history.ndjson"));
                Writer decided = Files.newBufferedWriter(folder.resolve("confirmed.csv"))) {
            for (Draft draft : past) {
                history.write(JSON.writeValueAsString(draft.json()) + "\n");
            }
            decided.write("marketplace,listingId\n");
            for (Draft draft : confirmed) {
                decided.write("testmarket," + draft.id + "\n");
            }
        }
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
