package io.partguard.detection.judging.matching;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Words with digits of two texts, each looked up in the other, and how near those are that are not there. */
final class Identifiers {
    private int shared;
    private final List<String> left = new ArrayList<>();
    private final List<String> right = new ArrayList<>();

    /** @param inA all letters and digits of the text that an identifier of the other side may be hidden in */
    Identifiers(Set<String> a, Set<String> b, String inA, String inB) {
        look(a, inB, left);
        look(b, inA, right);
    }

    private void look(Set<String> identifiers, String in, List<String> alone) {
        for (String identifier : identifiers) {
            if (in.contains(identifier)) {
                shared = Math.max(shared, identifier.length());
            } else {
                alone.add(Cell.begin(identifier));
            }
        }
    }

    void addTo(Values values) {
        double none = left.isEmpty() || right.isEmpty() ? Double.NaN : 0;
        double prefix = none;
        double similarity = none;
        double shape = none;
        for (String one : left) {
            for (String other : right) {
                prefix = Math.max(prefix, Numbers.prefix(one, other));
                similarity = Math.max(similarity, Numbers.similarity(one, other));
                shape = sameShape(one, other) ? Math.max(shape, one.length()) : shape;
            }
        }
        values.add("id.shared", shared);
        values.add("id.left", left.size());
        values.add("id.right", right.size());
        values.add("id.left.longest", longest(left));
        values.add("id.right.longest", longest(right));
        values.add("id.prefix", prefix);
        values.add("id.similarity", similarity);
        values.add("id.shape", shape);
    }

    /** Letters where the other has letters and digits where it has digits: another number of the same series. */
    private static boolean sameShape(String a, String b) {
        if (a.length() != b.length()) {
            return false;
        }
        for (int i = 0; i < a.length(); i++) {
            if (Words.digit(a.charAt(i)) != Words.digit(b.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static int longest(List<String> identifiers) {
        return identifiers.stream().mapToInt(String::length).max().orElse(0);
    }
}
