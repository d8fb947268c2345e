package io.partguard.pricing.catalogue;

import io.partguard.identity.Lookup;
import io.partguard.identity.PartNumber;
import io.partguard.neighbours.CallFailed;
import io.partguard.neighbours.Guard;
import io.partguard.neighbours.Guards;
import io.partguard.neighbours.Neighbour;
import io.partguard.pricing.catalogue.CatalogClient.Current;
import io.partguard.pricing.catalogue.CatalogClient.CurrentQuestion;
import io.partguard.pricing.catalogue.CatalogClient.Line;
import io.partguard.pricing.catalogue.CatalogClient.Link;
import io.partguard.pricing.catalogue.CatalogClient.Lookups;
import io.partguard.pricing.catalogue.CatalogClient.Result;
import io.partguard.pricing.cell.PartKey;
import io.partguard.pricing.quote.Standing;
import io.partguard.pricing.quote.Supersessions;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Supersessions from catalog-service: numbers become parts, and parts are asked for what replaces them, at most
 * {@value #MOST} a call. Once a call fails no further one of the same question is made.
 */
@Component
class CatalogSupersessions implements Supersessions {
    static final int MOST = 2_500;

    private final CatalogClient client;
    private final Guard guard;
    private final Neighbour catalog;

    CatalogSupersessions(CatalogClient client, Guards guards, Neighbours neighbours) {
        this.client = client;
        this.guard = guards.of("catalog");
        this.catalog = neighbours.catalog();
    }

    @Override
    public Map<PartKey, Lookup<Standing>> on(Collection<PartKey> parts, LocalDate day) {
        List<PartKey> asked = List.copyOf(parts);
        Map<PartKey, Lookup<Standing>> standings = new HashMap<>();
        try {
            for (int from = 0; from < asked.size(); from += MOST) {
                standings.putAll(ask(asked.subList(from, Math.min(asked.size(), from + MOST)), day));
            }
        } catch (CallFailed e) {
            asked.forEach(part -> standings.putIfAbsent(part, new Lookup.Unavailable<>(e.asCause())));
        }
        return standings;
    }

    private Map<PartKey, Lookup<Standing>> ask(List<PartKey> parts, LocalDate day) {
        Map<PartKey, String> ids = guard.call(() -> ids(parts));
        Map<String, Standing> standings = ids.isEmpty()
                ? Map.of()
                : guard.call(() -> standings(List.copyOf(new LinkedHashMap<>(ids).values()), day));
        Map<PartKey, Lookup<Standing>> answers = new HashMap<>();
        for (PartKey part : parts) {
            Standing standing = standings.get(ids.getOrDefault(part, ""));
            answers.put(part, standing == null ? new Lookup.None<>() : new Lookup.Found<>(standing));
        }
        return answers;
    }

    /** Of those that the catalogue has. An answer that lacks a line was not a search for it. */
    private Map<PartKey, String> ids(List<PartKey> parts) {
        List<Line> lines = new ArrayList<>(parts.size());
        for (PartKey part : parts) {
            lines.add(new Line(Integer.toString(lines.size()), part.number(), part.brand()));
        }
        var answer = client.lookUp(new Lookups(lines), catalog.timeFor(lines.size()));
        if (answer == null || answer.results() == null) {
            throw guard.garbage("an answer without results");
        }
        Map<String, Result> byRef = new HashMap<>();
        for (Result result : answer.results()) {
            if (result == null || result.ref() == null || result.outcome() == null) {
                throw guard.garbage("a result without ref or outcome");
            }
            byRef.put(result.ref(), result);
        }
        Map<PartKey, String> ids = new LinkedHashMap<>();
        for (int i = 0; i < parts.size(); i++) {
            Result result = byRef.get(Integer.toString(i));
            if (result == null) {
                throw guard.garbage("no answer for some lines");
            }
            if ("FOUND".equals(result.outcome())) {
                PartKey part = parts.get(i);
                id(part, result).ifPresent(id -> ids.put(part, id));
            }
        }
        return ids;
    }

    /** Empty where the part found is not certainly the one asked for: a number that is merely like another is none. */
    private Optional<String> id(PartKey asked, Result result) {
        if (result.partId() == null || result.brand() == null || result.partNumber() == null) {
            throw guard.garbage("a part without id, brand or number");
        }
        PartKey found;
        try {
            found = PartKey.of(result.brand(), result.partNumber());
        } catch (IllegalArgumentException e) {
            throw guard.garbage("a part whose number is none");
        }
        boolean alone = result.alike() == null || result.alike() <= 1;
        boolean spelt = found.brand().equals(asked.brand())
                && new PartNumber(found.number()).normalized().equals(new PartNumber(asked.number()).normalized());
        return found.equals(asked) || (alone && spelt) ? Optional.of(result.partId()) : Optional.empty();
    }

    private Map<String, Standing> standings(List<String> ids, LocalDate day) {
        var answer = client.current(new CurrentQuestion(day.toString(), ids), catalog.timeFor(ids.size()));
        if (answer == null || answer.items() == null) {
            throw guard.garbage("an answer without items");
        }
        Map<String, Standing> standings = new HashMap<>();
        Map<String, Current> byId = new HashMap<>();
        for (Current current : answer.items()) {
            if (current == null || current.partId() == null || current.outcome() == null) {
                throw guard.garbage("a part without id or outcome");
            }
            byId.put(current.partId(), current);
        }
        for (String id : ids) {
            Current current = byId.get(id);
            if (current == null) {
                throw guard.garbage("no answer for some parts");
            }
            standing(current).ifPresent(standing -> standings.put(id, standing));
        }
        return standings;
    }

    /** Empty where the part was taken out since its number was looked up. */
    private Optional<Standing> standing(Current current) {
        return switch (String.valueOf(current.outcome())) {
            case "CURRENT" -> Optional.of(new Standing.Current());
            case "PART_NOT_FOUND" -> Optional.empty();
            case String outcome -> Optional.of(superseded(current, outcome(outcome)));
        };
    }

    private Standing.Outcome outcome(String code) {
        try {
            return Standing.Outcome.valueOf(code);
        } catch (IllegalArgumentException e) {
            throw guard.garbage("an outcome we do not know");
        }
    }

    private Standing superseded(Current current, Standing.Outcome outcome) {
        if (current.chain() == null || current.chain().isEmpty()) {
            throw guard.garbage("a replaced part without its chain");
        }
        Link first = current.chain().getFirst();
        if (first == null || first.kind() == null || first.to() == null) {
            throw guard.garbage("a link without kind or successors");
        }
        Optional<String> number = Optional.ofNullable(current.currentPartNumber());
        if (outcome == Standing.Outcome.REPLACED && number.isEmpty()) {
            throw guard.garbage("a replaced part without its current number");
        }
        List<String> successors = new ArrayList<>();
        for (var successor : first.to()) {
            if (successor == null || successor.partNumber() == null) {
                throw guard.garbage("a successor without a number");
            }
            successors.add(successor.partNumber());
        }
        return new Standing.Superseded(
                outcome,
                number,
                List.copyOf(successors),
                first.kind(),
                day(first.validFrom()),
                Optional.ofNullable(first.reason()));
    }

    private Optional<LocalDate> day(@Nullable String text) {
        try {
            return Optional.ofNullable(text).map(LocalDate::parse);
        } catch (DateTimeParseException e) {
            throw guard.garbage("a day that is none");
        }
    }
}
