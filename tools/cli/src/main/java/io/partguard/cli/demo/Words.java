package io.partguard.cli.demo;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What codes mean, for people. */
final class Words {
    /** Most alarming first. */
    static final List<String> VERDICTS =
            List.of("COUNTERFEIT", "COPYCAT", "PARALLEL_IMPORT", "COMPATIBLE", "GENUINE", "NOT_OURS");

    /** Of so many offers of a verdict: their part is not known. */
    static String withoutPart(String verdict, String offers) {
        return offers + " of them "
                + (verdict.equals("COUNTERFEIT") || verdict.equals("COPYCAT")
                        ? "match no part"
                        : "name a mark and match no part: that confirms nothing");
    }

    private static final Map<String, String> MEANING = Map.of(
            "COUNTERFEIT", "uses the maker's mark as if it were the origin",
            "COPYCAT", "imitates number, name or look without using the mark",
            "PARALLEL_IMPORT", "the maker's goods, first sold outside the buyer's market",
            "COMPATIBLE", "honest aftermarket: “fits”, its own brand, our number as a reference",
            "GENUINE", "the maker's goods, new or used, whoever resells them",
            "NOT_OURS", "trades on no part of the catalogue");

    private static final Map<String, String> STEP = Map.of(
            "LIST_PRICE", "List price",
            "CURRENCY", "Converted",
            "CAP", "Legal ceiling",
            "GRID", "Rounded down",
            "SOFT_CAP", "Own target",
            "TAX", "With tax",
            "TAX_CAP_CHECK", "Ceiling with tax",
            "DEALER_NET", "Dealer pays");

    private Words() {}

    static String meaning(String verdict) {
        return MEANING.getOrDefault(verdict, "");
    }

    static String step(String code) {
        return STEP.getOrDefault(code, code.toLowerCase(Locale.ROOT).replace('_', ' '));
    }

    /** Never 100 %: no model is certain. */
    static String share(double probability) {
        return probability > .99 ? "> 99 %" : String.format(Locale.ROOT, "%.0f %%", 100 * probability);
    }

    static String country(String code) {
        String name = Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
        return name.isEmpty() ? code : name;
    }
}
