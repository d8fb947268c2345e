package io.partguard.bench.verdict;

import io.partguard.bench.verdict.Account.Trade;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * Draws sellers. Ages, ratings and homes of honest and dishonest accounts overlap: none of them tells on its own. Names,
 * ids and contact details follow the same pattern whatever the trade.
 */
final class Accounts {
    private static final List<String> FIRST = List.of(
            "anker", "birke", "cobalt", "delta", "ember", "fuchs", "garda", "hafen", "isar", "jade", "karo", "luna",
            "mistral", "nova", "onda", "pino", "quarz", "rondo", "sole", "turm");
    private static final List<String> SECOND = List.of(
            "handel", "shop", "store", "trade", "ricambi", "piezas", "motors", "service", "world", "hub", "corner",
            "point", "supply", "line", "base");

    private final Chance chance;
    private final Map<Trade, List<Account>> known = new EnumMap<>(Trade.class);
    private int count;

    Accounts(Chance chance) {
        this.chance = chance;
    }

    /** One in three offers comes from an account that has others in this market. */
    Account of(Trade trade) {
        List<Account> accounts = known.computeIfAbsent(trade, t -> new ArrayList<>());
        if (!accounts.isEmpty() && chance.of(.67)) {
            return chance.one(accounts);
        }
        Account fresh = fresh(trade);
        accounts.add(fresh);
        return fresh;
    }

    private Account fresh(Trade trade) {
        Land buyers = Land.ALL.get(chance.drawn(Land.BUYERS));
        int days = (int) Math.min(
                7500,
                3
                        + switch (trade) {
                            case FAKE_SHOP -> chance.around(140, 1.2);
                            case LOOKALIKE_MAKER -> chance.around(500, .9);
                            case STOLEN -> chance.around(2600, .4);
                            case EXPORTER -> chance.around(700, .9);
                            case PERSON -> chance.around(900, 1.3);
                            case FRANCHISE, DISMANTLER, PARTS_BRAND_SHOP, EVERYTHING -> chance.around(1300, 1);
                        });
        double perDay = switch (trade) {
            case PERSON -> .02;
            case STOLEN -> .3;
            case FAKE_SHOP -> .25;
            case LOOKALIKE_MAKER, EXPORTER -> .5;
            case FRANCHISE, DISMANTLER, PARTS_BRAND_SHOP, EVERYTHING -> 1.2;
        };
        double bad = switch (trade) {
            case FAKE_SHOP -> chance.around(.05, .8);
            case LOOKALIKE_MAKER, EXPORTER -> chance.around(.022, .8);
            case FRANCHISE, DISMANTLER, PERSON, PARTS_BRAND_SHOP, EVERYTHING, STOLEN -> chance.around(.012, .8);
        };
        count++;
        return new Account(
                trade,
                "u" + (40_000 + count * 13),
                chance.one(FIRST)
                        + chance.one("", "-", "_", " ")
                        + chance.one(SECOND)
                        + chance.one("", "", chance.digits(2)),
                days,
                (int) chance.around(days * perDay, .9),
                Math.round(1000 * (1 - Math.min(.4, bad))) / 1000.0,
                home(trade, buyers),
                buyers,
                chance.drawn(5, 4, 1),
                chance.of(.08),
                chance.of(.5)
                        ? "+49 1555 0" + chance.digits(6)
                        : chance.one(FIRST) + chance.digits(2) + "@post.example");
    }

    private String home(Trade trade, Land buyers) {
        double abroad = switch (trade) {
            case FAKE_SHOP -> .65;
            case LOOKALIKE_MAKER -> .8;
            case EXPORTER -> 1;
            case PARTS_BRAND_SHOP -> .22;
            case EVERYTHING -> .25;
            case FRANCHISE, DISMANTLER, PERSON, STOLEN -> .03;
        };
        return chance.of(abroad) ? chance.one("CN", "CN", "CN", "TR", "HK", "US", "AE") : buyers.code();
    }
}
