package io.partguard.pricing.rule;

import java.util.regex.Pattern;

/** A rule's name in URLs: lower-case letters, digits, dots and dashes, at most 64. */
public record RuleId(String value) implements Comparable<RuleId> {

    private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");

    /** @throws IllegalArgumentException for any other form */
    public RuleId {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("a rule's id has 1 to 64 lower-case letters, digits, dots or dashes");
        }
    }

    @Override
    public int compareTo(RuleId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
