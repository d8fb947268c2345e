package io.partguard.detection.learning;

import io.partguard.detection.judging.candidate.Candidate;
import io.partguard.detection.judging.candidate.CandidateFinder;
import io.partguard.detection.judging.listing.ReadListing;
import io.partguard.identity.BrandName;
import io.partguard.identity.Gtin;
import io.partguard.identity.Lookup;
import io.partguard.identity.PartNumber;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Finds candidates in memory as the catalogue does on Elasticsearch: by the forms of numbers, and by words with BM25. So
 * training needs no servers. It is near to the real search, not equal to it.
 */
final class MemoryCatalogue implements CandidateFinder {
    static final int MOST_CANDIDATES = 10;
    private static final double K1 = .6;
    private static final double B = .3;
    private static final double CODE_WEIGHT = 5;
    private static final double BRAND_WEIGHT = 6;
    private static final int SHORTEST_NUMBER = 3;
    private static final int SHORTEST_EDIT = 6;

    private final List<KnownPart> parts;
    private final List<Forms> forms = new ArrayList<>();
    private final Map<String, List<Integer>> byFolded = new HashMap<>();
    private final Map<String, List<Integer>> byWithoutPrefix = new HashMap<>();
    private final Map<String, List<Integer>> byEdit = new HashMap<>();
    private final Map<String, List<Integer>> byOther = new HashMap<>();
    private final Map<String, List<Integer>> byGtin = new HashMap<>();
    private final Map<String, int[]> byWord = new HashMap<>();
    private final int[] lengths;
    private final double averageLength;

    private record Forms(String printed, String normalized, String withoutZeros, String withoutPrefix, String folded) {
        static Forms of(PartNumber number) {
            return new Forms(
                    number.identity(),
                    number.normalized(),
                    number.withoutLeadingZeros(),
                    number.withoutPrefix(),
                    number.folded());
        }
    }

    MemoryCatalogue(List<KnownPart> parts) {
        this.parts = parts;
        this.lengths = new int[parts.size()];
        Map<String, List<Integer>> words = new HashMap<>();
        long total = 0;
        for (int p = 0; p < parts.size(); p++) {
            KnownPart part = parts.get(p);
            PartNumber number = new PartNumber(part.number());
            Forms own = Forms.of(number);
            forms.add(own);
            add(byFolded, own.folded(), p);
            add(byWithoutPrefix, own.withoutPrefix(), p);
            for (String key : number.oneEditKeys()) {
                add(byEdit, key, p);
            }
            for (String other : part.oeNumbers()) {
                add(byOther, "O" + new PartNumber(other).folded(), p);
            }
            for (String other : part.interchanges()) {
                add(byOther, "I" + new PartNumber(other.substring(other.indexOf(':') + 1)).folded(), p);
            }
            if (part.gtin() != null) {
                Gtin.parse(part.gtin()).ifPresent(gtin -> add(byGtin, gtin.digits(), forms.size() - 1));
            }
            Set<String> text = words(part.name() + " " + part.brand() + " " + part.number() + " " + part.description());
            text.add(own.normalized().toLowerCase(Locale.ROOT));
            lengths[p] = text.size();
            total += text.size();
            for (String word : text) {
                add(words, word, p);
            }
        }
        averageLength = parts.isEmpty() ? 1 : (double) total / parts.size();
        words.forEach((word, list) ->
                byWord.put(word, list.stream().mapToInt(Integer::intValue).toArray()));
    }

    private static void add(Map<String, List<Integer>> map, String key, int part) {
        if (!key.isEmpty()) {
            map.computeIfAbsent(key, k -> new ArrayList<>(2)).add(part);
        }
    }

    private static Set<String> words(String text) {
        Set<String> words =
                new HashSet<>(Arrays.asList(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
        words.remove("");
        return words;
    }

    @Override
    public Found find(List<ReadListing> listings) {
        List<Lookup<List<Candidate>>> answers = new ArrayList<>();
        for (ReadListing listing : listings) {
            answers.add(new Lookup.Found<>(find(listing)));
        }
        return new Found("in-memory", answers);
    }

    private List<Candidate> find(ReadListing read) {
        Map<Integer, Hit> hits = new LinkedHashMap<>();
        String brand = brandKey(read.listing().brand());
        List<Forms> asked = read.numbers().stream()
                .filter(number -> number.length() <= PartNumber.MAX_LENGTH && !number.isBlank())
                .map(number -> Forms.of(new PartNumber(number)))
                .filter(number -> number.normalized().length() >= SHORTEST_NUMBER)
                .toList();
        for (Forms number : asked) {
            byNumber(number, brand, hits);
        }
        String gtin = read.listing().gtin();
        if (gtin != null) {
            Gtin.parse(gtin)
                    .ifPresent(g -> byGtin.getOrDefault(g.digits(), List.of())
                            .forEach(p -> keep(hits, p, new Hit("GTIN", "EXACT", 8 * CODE_WEIGHT))));
        }
        byText(read, asked, brand, hits);
        return hits.entrySet().stream()
                .sorted(Comparator.comparingDouble((Map.Entry<Integer, Hit> hit) -> -hit.getValue().score)
                        .thenComparing(Map.Entry::getKey))
                .limit(MOST_CANDIDATES)
                .map(hit -> candidate(parts.get(hit.getKey()), hit.getValue()))
                .toList();
    }

    private record Hit(String route, @Nullable String spelling, double score) {}

    private static void keep(Map<Integer, Hit> hits, int part, Hit hit) {
        hits.merge(
                part,
                hit,
                (old, fresh) -> old.spelling == null
                        ? new Hit(fresh.route, fresh.spelling, Math.max(old.score, fresh.score))
                        : fresh.score > old.score ? fresh : old);
    }

    private void byNumber(Forms number, @Nullable String brand, Map<Integer, Hit> hits) {
        Set<Integer> found = new HashSet<>(byFolded.getOrDefault(number.folded(), List.of()));
        found.addAll(byWithoutPrefix.getOrDefault(number.normalized(), List.of()));
        for (int p : found) {
            String spelling = spelling(number, forms.get(p));
            if (spelling != null) {
                keep(hits, p, new Hit("OWN_NUMBER", spelling, score(p, brand)));
            }
        }
        for (String route : List.of("O", "I")) {
            for (int p : byOther.getOrDefault(route + number.folded(), List.of())) {
                keep(hits, p, new Hit(route.equals("O") ? "OE_NUMBER" : "INTERCHANGE", "EXACT", score(p, brand)));
            }
        }
    }

    private double score(int part, @Nullable String brand) {
        double own = brand != null && brand.equals(brandKey(parts.get(part).brand())) ? BRAND_WEIGHT : 0;
        return CODE_WEIGHT * Math.min(3, forms.get(part).folded().length() / 4.0) + own;
    }

    private static @Nullable String spelling(Forms asked, Forms own) {
        if (asked.normalized().equals(own.normalized())) {
            return "EXACT";
        }
        if (asked.withoutZeros().equals(own.withoutZeros())) {
            return "LEADING_ZERO";
        }
        if (asked.normalized().equals(own.withoutPrefix())) {
            return "LOST_PREFIX";
        }
        return asked.folded().equals(own.folded()) ? "LOOK_ALIKE" : null;
    }

    private void byText(ReadListing read, List<Forms> asked, @Nullable String brand, Map<Integer, Hit> hits) {
        Set<String> words = words(read.searchText());
        for (Forms number : asked) {
            words.add(number.normalized().toLowerCase(Locale.ROOT));
        }
        Map<Integer, Double> scores = new HashMap<>();
        for (String word : words) {
            int[] postings = byWord.get(word);
            // A word that every tenth part has moves no ranking and costs the most.
            if (postings == null || postings.length > Math.max(MOST_CANDIDATES, parts.size() / 10)) {
                continue;
            }
            double idf = Math.log(1 + (parts.size() - postings.length + .5) / (postings.length + .5));
            for (int p : postings) {
                scores.merge(p, idf * (K1 + 1) / (1 + K1 * (1 - B + B * lengths[p] / averageLength)), Double::sum);
            }
        }
        Comparator<Map.Entry<Integer, Double>> worstFirst = Comparator.comparingDouble(
                        (Map.Entry<Integer, Double> hit) -> hit.getValue())
                .thenComparing(hit -> -hit.getKey());
        PriorityQueue<Map.Entry<Integer, Double>> best = new PriorityQueue<>(worstFirst);
        for (Map.Entry<Integer, Double> hit : scores.entrySet()) {
            best.add(hit);
            if (best.size() > MOST_CANDIDATES) {
                best.poll();
            }
        }
        best.stream().sorted(worstFirst.reversed()).forEach(hit -> keepText(hit.getKey(), hit.getValue(), asked, hits));
        for (Forms number : asked) {
            if (number.folded().length() >= SHORTEST_EDIT) {
                nearNumbers(number, scores, hits);
            }
        }
    }

    private void keepText(int part, double score, List<Forms> asked, Map<Integer, Hit> hits) {
        String spelling = null;
        for (Forms number : asked) {
            if (spelling == null && number.folded().length() >= SHORTEST_EDIT) {
                spelling = near(number.folded(), forms.get(part).folded());
            }
        }
        String found = spelling;
        hits.merge(
                part,
                new Hit(found == null ? "TEXT" : "OWN_NUMBER", found, score),
                (old, fresh) -> new Hit(old.route, old.spelling, Math.max(old.score, fresh.score)));
    }

    /** Of the numbers one slip away only those that words lead to as well: the real search has no more than that. */
    private void nearNumbers(Forms number, Map<Integer, Double> scores, Map<Integer, Hit> hits) {
        for (String key : new PartNumber(number.printed()).oneEditKeys()) {
            for (int p : byEdit.getOrDefault(key, List.of())) {
                Double text = scores.get(p);
                if (text != null
                        && !hits.containsKey(p)
                        && near(number.folded(), forms.get(p).folded()) != null) {
                    hits.put(p, new Hit("OWN_NUMBER", "EDIT_1", text + CODE_WEIGHT));
                }
            }
        }
    }

    private static @Nullable String near(String asked, String own) {
        if (asked.length() >= SHORTEST_EDIT && own.startsWith(asked)) {
            return "PREFIX";
        }
        if (asked.length() >= SHORTEST_EDIT && own.endsWith(asked)) {
            return "SUFFIX";
        }
        if (Math.abs(asked.length() - own.length()) > 1) {
            return null;
        }
        int same = 0;
        while (same < Math.min(asked.length(), own.length()) && asked.charAt(same) == own.charAt(same)) {
            same++;
        }
        String a = asked.substring(same);
        String b = own.substring(same);
        boolean substituted = !a.isEmpty() && !b.isEmpty() && a.substring(1).equals(b.substring(1));
        boolean deleted = !a.isEmpty() && a.substring(1).equals(b);
        boolean inserted = !b.isEmpty() && b.substring(1).equals(a);
        boolean swapped = a.length() > 1
                && b.length() > 1
                && a.charAt(0) == b.charAt(1)
                && a.charAt(1) == b.charAt(0)
                && a.substring(2).equals(b.substring(2));
        return substituted || deleted || inserted || swapped ? "EDIT_1" : null;
    }

    private static @Nullable String brandKey(@Nullable String brand) {
        if (brand == null
                || brand.length() > BrandName.MAX_LENGTH
                || brand.chars().noneMatch(Character::isLetterOrDigit)) {
            return null;
        }
        return new BrandName(brand).key();
    }

    private static Candidate candidate(KnownPart part, Hit hit) {
        return new Candidate(
                part.id(),
                part.brand(),
                part.number(),
                part.name(),
                part.description(),
                part.family(),
                part.gtin(),
                part.oeNumbers(),
                part.brandBearing(),
                part.packQuantity(),
                part.status(),
                null,
                part.image(),
                hit.route,
                hit.spelling,
                hit.score);
    }
}
