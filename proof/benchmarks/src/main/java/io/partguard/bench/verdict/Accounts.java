package io.partguard.bench.verdict;

import io.partguard.bench.verdict.Account.Trade;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Draws sellers. Ages, ratings and homes of honest and dishonest accounts overlap: none of them tells on its own. Names,
 * ids and contact details follow the same pattern whatever the trade.
 *
 * <p>First the market's past is drawn, then its day. Accounts of the day were seen in the past or are new, by trade; of
 * those who deal in fakes more are new. Some accounts belong to a house with others, honest ones (branches) and crooked
 * ones (one operator) alike.
 */
final class Accounts {
    private static final List<String> FIRST = List.of(
            "anker", "birke", "cobalt", "delta", "ember", "fuchs", "garda", "hafen", "isar", "jade", "karo", "luna",
            "mistral", "nova", "onda", "pino", "quarz", "rondo", "sole", "turm");
    private static final List<String> SECOND = List.of(
            "handel", "shop", "store", "trade", "ricambi", "piezas", "motors", "service", "world", "hub", "corner",
            "point", "supply", "line", "base");

    private final Chance chance;
    private final List<House> companies = new ArrayList<>();
    private final List<House> operators = new ArrayList<>();
    private final Map<String, Account> takenOver = new HashMap<>();
    private Map<String, List<Account>> seen = Map.of();
    private Map<String, List<Account>> known = new HashMap<>();
    private boolean past = true;
    private int count;

    Accounts(Chance chance) {
        this.chance = chance;
    }

    /** From here on accounts sell today. */
    void today() {
        seen = known;
        known = new HashMap<>();
        past = false;
    }

    Account of(Trade trade) {
        return of(trade, "");
    }

    /** @param manner what the account always does: others of the trade do otherwise */
    Account of(Trade trade, String manner) {
        String key = trade + manner;
        List<Account> before = seen.getOrDefault(key, List.of());
        if (!before.isEmpty() && chance.of(seenBefore(trade))) {
            Account account = chance.one(before);
            return trade == Trade.STOLEN ? takenOver(account) : account;
        }
        List<Account> accounts = known.computeIfAbsent(key, t -> new ArrayList<>());
        // Of the past most accounts show several offers; of the day one offer in three is an account's only one.
        if (!accounts.isEmpty() && chance.of(past ? .86 : .67)) {
            return chance.one(accounts);
        }
        Account fresh = fresh(trade);
        accounts.add(fresh);
        return fresh;
    }

    /** Share of a day's offers whose account had offers before that anybody looked at. */
    private static double seenBefore(Trade trade) {
        return switch (trade) {
            case FAKE_SHOP -> .55;
            case LOOKALIKE_MAKER -> .7;
            case PERSON -> .4;
            case STOLEN -> .7;
            case FRANCHISE, DISMANTLER, PARTS_BRAND_SHOP, EXPORTER, EVERYTHING -> .78;
        };
    }

    private Account takenOver(Account account) {
        return takenOver.computeIfAbsent(account.id(), id -> {
            House operator = house(operators, .6);
            return account.takenOverBy(operator, operator.reach);
        });
    }

    /** A house of its own, or with probability {@code shared} one of those with others in it. */
    private House house(List<House> shared, double probability) {
        if (!chance.of(probability)) {
            return new House(reach());
        }
        House house = shared.isEmpty() || chance.of(.3) ? null : chance.one(shared);
        if (house == null || !house.hasRoom()) {
            house = new House(reach());
            shared.add(house);
        }
        house.accounts++;
        return house;
    }

    private String reach() {
        return chance.of(.5) ? "+49 1555 0" + chance.digits(6) : chance.one(FIRST) + chance.digits(3) + "@post.example";
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
        // The owner of an account that will be stolen is a person like others.
        boolean crooked = trade.crooked() && trade != Trade.STOLEN;
        House house = crooked || trade == Trade.STOLEN && !past
                ? house(operators, .5)
                : house(companies, trade == Trade.PERSON || trade == Trade.STOLEN ? .01 : .12);
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
                chance.of(.7) ? house.reach : reach(),
                house,
                makes(trade),
                level(trade),
                chance.of(trade == Trade.PERSON ? .1 : .4));
    }

    /** Dealers have a franchise for one make or two, big ones for all; who breaks, exports or fakes takes what sells. */
    private List<Make> makes(Trade trade) {
        double narrow = switch (trade) {
            case FRANCHISE -> .65;
            case LOOKALIKE_MAKER -> .5;
            case FAKE_SHOP, EXPORTER -> .4;
            case DISMANTLER, PERSON, STOLEN, PARTS_BRAND_SHOP, EVERYTHING -> .15;
        };
        return chance.of(narrow)
                ? List.of(chance.one(Make.values()), chance.one(Make.values()))
                : List.of(Make.values());
    }

    /** Most shops keep to a level; some of every trade sell well under or over what others ask. */
    private double level(Trade trade) {
        return switch (trade) {
            case FRANCHISE -> chance.around(1, chance.of(.1) ? .25 : .05);
            case FAKE_SHOP, LOOKALIKE_MAKER -> chance.around(1, .25);
            case DISMANTLER, PERSON, STOLEN, PARTS_BRAND_SHOP, EXPORTER, EVERYTHING -> chance.around(1, .15);
        };
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
