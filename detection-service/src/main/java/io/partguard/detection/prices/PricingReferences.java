package io.partguard.detection.prices;

import io.partguard.detection.judging.pipeline.PriceReferences;
import io.partguard.detection.outbound.Neighbours;
import io.partguard.detection.prices.PricingClient.Amount;
import io.partguard.detection.prices.PricingClient.Answer;
import io.partguard.detection.prices.PricingClient.Asked;
import io.partguard.detection.prices.PricingClient.Question;
import io.partguard.detection.prices.PricingClient.Result;
import io.partguard.identity.Lookup;
import io.partguard.identity.Money;
import io.partguard.neighbours.CallFailed;
import io.partguard.neighbours.Guard;
import io.partguard.neighbours.Guards;
import io.partguard.neighbours.Neighbour;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reference prices from pricing-service, each part and country asked once, at most {@value #MOST_ITEMS} a call. */
@Component
class PricingReferences implements PriceReferences {
    static final int MOST_ITEMS = 2000;

    private final PricingClient client;
    private final Guard guard;
    private final Neighbour pricing;

    PricingReferences(PricingClient client, Guards guards, Neighbours neighbours) {
        this.client = client;
        this.guard = guards.of("pricing");
        this.pricing = neighbours.pricing();
    }

    @Override
    public Answers find(List<Item> items) {
        List<Item> different = List.copyOf(new LinkedHashSet<>(items));
        Map<Item, Lookup<PriceReference>> known = new HashMap<>();
        String book = "";
        for (int from = 0; from < different.size(); from += MOST_ITEMS) {
            List<Item> some = different.subList(from, Math.min(different.size(), from + MOST_ITEMS));
            try {
                Complete complete = guard.call(() -> ask(some));
                book = complete.priceBook();
                known.putAll(complete.prices());
            } catch (CallFailed e) {
                some.forEach(item -> known.put(item, new Lookup.Unavailable<>(e.asCause())));
            }
        }
        List<Lookup<PriceReference>> answers = new ArrayList<>(items.size());
        for (Item item : items) {
            answers.add(known.getOrDefault(item, new Lookup.None<>()));
        }
        return new Answers(book, answers);
    }

    private record Complete(String priceBook, Map<Item, Lookup<PriceReference>> prices) {}

    private Complete ask(List<Item> items) {
        List<Asked> asked = new ArrayList<>(items.size());
        for (int i = 0; i < items.size(); i++) {
            Item item = items.get(i);
            asked.add(new Asked(Integer.toString(i), item.brand(), item.partNumber(), item.country(), item.currency()));
        }
        Answer answer = client.referencePrices(new Question(asked), pricing.timeFor(items.size()));
        if (answer == null || answer.results() == null || answer.priceBook() == null) {
            throw guard.garbage("an answer without results or price book");
        }
        Map<String, Result> byRef = new HashMap<>();
        for (Result result : answer.results()) {
            if (result == null || result.ref() == null) {
                throw guard.garbage("a result without ref");
            }
            byRef.put(result.ref(), result);
        }
        Map<Item, Lookup<PriceReference>> prices = new HashMap<>();
        for (int i = 0; i < items.size(); i++) {
            prices.put(items.get(i), price(byRef.get(Integer.toString(i)), items.get(i)));
        }
        return new Complete(answer.priceBook(), prices);
    }

    private Lookup<PriceReference> price(@Nullable Result result, Item asked) {
        if (result == null || result.status() == null) {
            throw guard.garbage("no answer for some items");
        }
        return switch (result.status()) {
            case "UNKNOWN" -> new Lookup.None<>();
            case "KNOWN" -> known(result, asked);
            default -> throw guard.garbage("a status that is neither KNOWN nor UNKNOWN");
        };
    }

    /** A price that could not be put into the currency asked for can't be compared: no price, rather than a wrong one. */
    private Lookup<PriceReference> known(Result result, Item asked) {
        Money list = money(result.listPrice());
        Money net = money(result.dealerNet());
        Money cheapest = result.cheapestLegal() == null ? null : money(result.cheapestLegal());
        if (!isIn(list, asked.currency()) || !isIn(net, asked.currency())) {
            return new Lookup.None<>();
        }
        boolean comparable = cheapest != null && isIn(cheapest, asked.currency());
        return new Lookup.Found<>(new PriceReference(
                list, net, comparable ? cheapest : null, comparable ? result.cheapestLegalCountry() : null));
    }

    private static boolean isIn(Money money, String currency) {
        return money.currency().getCurrencyCode().equals(currency);
    }

    private Money money(@Nullable Amount amount) {
        if (amount == null || amount.amount() == null || amount.currency() == null) {
            throw guard.garbage("a known price without an amount");
        }
        try {
            return Money.of(amount.amount(), amount.currency());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw guard.garbage("an amount that is none");
        }
    }
}
