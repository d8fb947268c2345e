package io.partguard.detection.judging.matching;

import io.partguard.detection.judging.brand.ProtectedMarks;
import io.partguard.detection.judging.candidate.Candidate;
import io.partguard.detection.judging.listing.ReadListing;
import io.partguard.detection.judging.text.Token;
import io.partguard.identity.Gtin;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the match model looks at: each candidate against the listing, and against the other candidates. How rare a word is
 * is read off the candidates themselves, which share what is common to their kind; so no list of words ties the model to
 * one trade. NaN is missing.
 */
public final class MatchFeatures {
    private static final List<String> SPELLINGS =
            List.of("EXACT", "LEADING_ZERO", "LOST_PREFIX", "LOOK_ALIKE", "PREFIX", "SUFFIX", "EDIT_1");

    /** In the order of the values. */
    public static final List<String> NAMES = List.of(
            "route.own",
            "route.gtin",
            "route.reference",
            "spelling",
            "candidates",
            "rank",
            "score.share",
            "score.lead",
            "number.length",
            "number.mixed",
            "field.equal",
            "field.contained",
            "field.prefix",
            "field.suffix",
            "field.similarity",
            "title.number",
            "title.number.loose",
            "numbers.prefix",
            "numbers.similarity",
            "identifier.shared",
            "identifier.foreign",
            "identifier.foreign.longest",
            "identifier.lacking",
            "identifier.lacking.longest",
            "words.jaccard",
            "words.candidate",
            "words.listing",
            "words.listing.described",
            "words.shared",
            "words.shared.top",
            "words.lacking.top",
            "words.foreign.top",
            "numeric.shared",
            "numeric.lacking",
            "numeric.foreign",
            "trigrams",
            "brand.field",
            "brand.title",
            "gtin",
            "pack",
            "superseded",
            "exact.others",
            "lead.words.candidate",
            "lead.words.jaccard",
            "lead.trigrams",
            "lead.title.number",
            "lead.numbers.similarity");

    private static final int WORDS_CANDIDATE = NAMES.indexOf("words.candidate");
    private static final int JACCARD = NAMES.indexOf("words.jaccard");
    private static final int TRIGRAMS = NAMES.indexOf("trigrams");
    private static final int TITLE_NUMBER = NAMES.indexOf("title.number");
    private static final int NUMBERS_SIMILARITY = NAMES.indexOf("numbers.similarity");
    private static final int LEADS = NAMES.indexOf("lead.words.candidate");
    private static final int[] LEADING = {WORDS_CANDIDATE, JACCARD, TRIGRAMS, TITLE_NUMBER, NUMBERS_SIMILARITY};

    private static final double BRAND_NEARLY = .5;
    private static final int MOST_NUMBERS = 5;

    private final ReadListing listing;
    private final List<CandidateText> candidates;
    private final Words title;
    private final @Nullable String field;
    private final List<String> numbers = new ArrayList<>();
    private final @Nullable String brand;
    private final Map<String, Integer> inCandidates = new HashMap<>();
    private final double bestScore;
    private final int exact;

    private MatchFeatures(ReadListing listing, List<Candidate> found) {
        this.listing = listing;
        this.candidates = found.stream().map(CandidateText::new).toList();
        this.title = Words.of(listing.text().title());
        String given = listing.listing().partNumber();
        String plain = given == null || given.length() > 100 ? "" : Numbers.plain(given);
        this.field = plain.isEmpty() ? null : plain;
        for (String number : listing.numbers()) {
            String bare = Numbers.plain(number);
            if (numbers.size() < MOST_NUMBERS && !numbers.contains(bare)) {
                numbers.add(bare);
            }
        }
        String name = listing.listing().brand();
        String key = name == null ? "" : ProtectedMarks.key(name.length() > 100 ? name.substring(0, 100) : name);
        this.brand = key.isEmpty() ? null : key;
        double best = 0;
        int exactHits = 0;
        for (CandidateText candidate : candidates) {
            candidate.name.words.forEach(word -> inCandidates.merge(word, 1, Integer::sum));
            best = Math.max(best, candidate.candidate.score());
            exactHits += exact(candidate) ? 1 : 0;
        }
        this.bestScore = best;
        this.exact = exactHits;
    }

    /** One row a candidate, in order, with values as in {@link #NAMES}. */
    public static double[][] of(ReadListing listing, List<Candidate> candidates) {
        return new MatchFeatures(listing, candidates).rows();
    }

    private static boolean exact(CandidateText candidate) {
        return "OWN_NUMBER".equals(candidate.candidate.route()) && "EXACT".equals(candidate.candidate.spelling());
    }

    private double[][] rows() {
        double[][] rows = new double[candidates.size()][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = row(candidates.get(i), i);
        }
        for (int lead = 0; lead < LEADING.length; lead++) {
            leads(rows, LEADING[lead], LEADS + lead);
        }
        return rows;
    }

    /** How far each is ahead of the best of the others. Alone: of nothing. */
    private static void leads(double[][] rows, int from, int to) {
        double best = 0;
        double second = 0;
        int bestAt = -1;
        for (int i = 0; i < rows.length; i++) {
            double value = Double.isNaN(rows[i][from]) ? 0 : rows[i][from];
            if (bestAt < 0 || value > best) {
                second = bestAt < 0 ? 0 : best;
                best = value;
                bestAt = i;
            } else {
                second = Math.max(second, value);
            }
        }
        for (int i = 0; i < rows.length; i++) {
            double value = Double.isNaN(rows[i][from]) ? 0 : rows[i][from];
            rows[i][to] = value - (i == bestAt ? second : best);
        }
    }

    private double[] row(CandidateText candidate, int rank) {
        Row row = new Row();
        Candidate part = candidate.candidate;
        row.add("OWN_NUMBER".equals(part.route()));
        row.add("GTIN".equals(part.route()));
        row.add("OE_NUMBER".equals(part.route()) || "INTERCHANGE".equals(part.route()));
        int spelling = part.spelling() == null ? -1 : SPELLINGS.indexOf(part.spelling());
        row.add(spelling < 0 ? Double.NaN : spelling);
        row.add(candidates.size());
        row.add(rank);
        row.add(bestScore > 0 ? part.score() / bestScore : Double.NaN);
        row.add(scoreLead(rank));
        row.add(candidate.number.length());
        row.add(candidate.mixed);
        fieldNumber(row, candidate);
        titleNumbers(row, candidate);
        identifiers(row, candidate);
        words(row, candidate);
        row.add(Words.alike(title, candidate.name));
        row.add(brandOfField(candidate));
        row.add(inTitle(candidate));
        row.add(gtin(part));
        Integer listed = listing.listing().packQuantity();
        row.add(
                listed == null || part.packQuantity() == null
                        ? Double.NaN
                        : Math.abs(Math.log((double) Math.max(1, listed) / Math.max(1, part.packQuantity()))));
        row.add("SUPERSEDED".equals(part.status()));
        row.add(exact - (exact(candidate) ? 1 : 0));
        return row.values;
    }

    private double scoreLead(int rank) {
        if (!(bestScore > 0)) {
            return Double.NaN;
        }
        double other = 0;
        for (int i = 0; i < candidates.size(); i++) {
            if (i != rank) {
                other = Math.max(other, candidates.get(i).candidate.score());
            }
        }
        return (candidates.get(rank).candidate.score() - other) / bestScore;
    }

    private void fieldNumber(Row row, CandidateText candidate) {
        if (field == null || candidate.number.isEmpty()) {
            for (int i = 0; i < 5; i++) {
                row.add(Double.NaN);
            }
            return;
        }
        String number = candidate.number;
        row.add(field.equals(number) || Numbers.loose(field).equals(candidate.loose));
        boolean within = field.length() > number.length()
                ? number.length() >= 4 && field.contains(number)
                : field.length() >= 4 && number.contains(field);
        row.add(within);
        row.add(Numbers.prefix(field, number));
        row.add(Numbers.suffix(field, number));
        row.add(Numbers.similarity(field, number));
    }

    private void titleNumbers(Row row, CandidateText candidate) {
        String number = candidate.number;
        boolean there = number.length() >= 3 && Words.digits(number) > 0 && title.joined.contains(number);
        row.add(there ? number.length() : 0);
        double loose = 0;
        double prefix = 0;
        double similarity = 0;
        for (String given : numbers) {
            if (Numbers.loose(given).equals(candidate.loose)) {
                loose = candidate.loose.length();
            }
            prefix = Math.max(prefix, Numbers.prefix(given, number));
            similarity = Math.max(similarity, Numbers.similarity(given, number));
        }
        row.add(loose);
        row.add(numbers.isEmpty() ? Double.NaN : prefix);
        row.add(numbers.isEmpty() ? Double.NaN : similarity);
    }

    private void identifiers(Row row, CandidateText candidate) {
        int shared = 0;
        int foreign = 0;
        int foreignLongest = 0;
        for (String identifier : title.identifiers) {
            if (candidate.name.joined.contains(identifier) || candidate.number.contains(identifier)) {
                shared = Math.max(shared, identifier.length());
            } else {
                foreign++;
                foreignLongest = Math.max(foreignLongest, identifier.length());
            }
        }
        int lacking = 0;
        int lackingLongest = 0;
        for (String identifier : candidate.name.identifiers) {
            if (title.joined.contains(identifier) || field != null && field.contains(identifier)) {
                shared = Math.max(shared, identifier.length());
            } else {
                lacking++;
                lackingLongest = Math.max(lackingLongest, identifier.length());
            }
        }
        row.add(shared);
        row.add(foreign);
        row.add(foreignLongest);
        row.add(lacking);
        row.add(lackingLongest);
    }

    private void words(Row row, CandidateText candidate) {
        Overlap overlap = new Overlap();
        for (String word : candidate.name.words) {
            boolean there = title.words.contains(word) || word.length() >= 4 && title.joined.contains(word);
            overlap.ofCandidate(word, weight(word), there);
        }
        double described = 0;
        for (String word : title.words) {
            boolean there =
                    candidate.name.words.contains(word) || word.length() >= 4 && candidate.name.joined.contains(word);
            boolean excused = candidate.number.contains(word) && Words.numeric(word);
            double weight = weight(word);
            overlap.ofListing(word, weight, there || excused);
            described += there || excused || candidate.described.contains(word) ? weight : 0;
        }
        row.add(overlap.all == 0 ? 0 : overlap.sharedWeight / overlap.all);
        row.add(overlap.candidate == 0 ? 0 : overlap.sharedWeight / overlap.candidate);
        row.add(overlap.listing == 0 ? 0 : overlap.listingShared / overlap.listing);
        row.add(overlap.listing == 0 ? 0 : described / overlap.listing);
        row.add(overlap.shared);
        row.add(overlap.topShared);
        row.add(overlap.topLacking);
        row.add(overlap.topForeign);
        row.add(overlap.numericShared);
        row.add(overlap.numericLacking);
        row.add(overlap.numericForeign);
    }

    /** Rare among the candidates is telling; what none of them has is as likely the seller's chatter. */
    private double weight(String word) {
        int in = inCandidates.getOrDefault(word, 0);
        double rarity =
                in == 0 ? .6 * Math.log(candidates.size() + 2.0) : Math.log((candidates.size() + 2.0) / (in + 1)) + .2;
        double shape = switch (word.length()) {
            case 1 -> .4;
            case 2 -> .7;
            default -> 1;
        };
        return rarity * shape;
    }

    private static final class Overlap {
        double all;
        double candidate;
        double listing;
        double listingShared;
        double sharedWeight;
        int shared;
        double topShared;
        double topLacking;
        double topForeign;
        int numericShared;
        int numericLacking;
        int numericForeign;

        void ofCandidate(String word, double weight, boolean there) {
            boolean numeric = Words.numeric(word);
            all += weight;
            candidate += weight;
            if (there) {
                shared++;
                sharedWeight += weight;
                topShared = Math.max(topShared, weight);
                numericShared += numeric ? 1 : 0;
            } else {
                topLacking = Math.max(topLacking, weight);
                numericLacking += numeric ? 1 : 0;
            }
        }

        void ofListing(String word, double weight, boolean there) {
            listing += weight;
            if (there) {
                listingShared += weight;
            } else {
                all += weight;
                topForeign = Math.max(topForeign, weight);
                numericForeign += Words.numeric(word) ? 1 : 0;
            }
        }
    }

    private double brandOfField(CandidateText candidate) {
        if (brand == null || candidate.brand.isEmpty()) {
            return Double.NaN;
        }
        if (brand.equals(candidate.brand)) {
            return 1;
        }
        boolean within = Math.min(brand.length(), candidate.brand.length()) >= 3
                && (brand.startsWith(candidate.brand) || candidate.brand.startsWith(brand));
        return within || sharesWord(listing.text().brand(), candidate.brandWords) ? BRAND_NEARLY : 0;
    }

    private static boolean sharesWord(List<Token> a, List<Token> b) {
        for (Token one : a) {
            for (Token other : b) {
                if (one.word().length() >= 3 && one.word().equals(other.word())) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean inTitle(CandidateText candidate) {
        for (Token token : candidate.brandWords) {
            if (!title.words.contains(token.word())
                    && !(token.word().length() >= 4 && title.joined.contains(token.word()))) {
                return !candidate.brand.isEmpty()
                        && candidate.brand.length() >= 4
                        && title.joined.contains(candidate.brand);
            }
        }
        return !candidate.brandWords.isEmpty();
    }

    private double gtin(Candidate part) {
        String given = listing.listing().gtin();
        if (given == null || given.length() > 20 || part.gtin() == null) {
            return Double.NaN;
        }
        var ours = Gtin.parse(part.gtin());
        var theirs = Gtin.parse(given);
        return ours.isEmpty() || theirs.isEmpty() ? Double.NaN : ours.equals(theirs) ? 1 : 0;
    }

    private static final class Row {
        final double[] values = new double[NAMES.size()];
        private int next;

        void add(double value) {
            values[next++] = value;
        }

        void add(boolean value) {
            add(value ? 1 : 0);
        }
    }
}
