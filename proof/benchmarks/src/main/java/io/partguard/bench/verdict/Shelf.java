package io.partguard.bench.verdict;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The genuine catalogue of the test market. */
final class Shelf {
    private final Chance chance;
    private final List<Piece> pieces = new ArrayList<>();
    private final Set<String> issued = new HashSet<>();

    Shelf(Chance chance, int size) {
        this.chance = chance;
        List<String[]> kinds = Lists.rows("kinds.txt");
        while (pieces.size() < size) {
            Make make = chance.one(Make.values());
            String number = make.number(chance);
            if (issued.add(Piece.bare(number))) {
                pieces.add(piece(make, number, chance.one(kinds)));
            }
        }
    }

    private Piece piece(Make make, String number, String[] kind) {
        return new Piece(
                make,
                number,
                kind[0],
                List.of(kind).subList(4, 10),
                kind[2].contains("badge"),
                kind[2].contains("rebuilt"),
                Integer.parseInt(kind[3]),
                chance.around(Double.parseDouble(kind[1]) * make.factor(), .5),
                chance.one(make.models()),
                chance.of(.6) ? gtin("24") : null,
                chance.of(.5) ? "https://parts.test-maker.example/" + Piece.bare(number) + ".png" : null,
                chance.of(.08));
    }

    List<Piece> pieces() {
        return pieces;
    }

    /** Old stock and new: what dealers and breakers have, of the makes that they deal in. */
    Piece any(Account who) {
        // A third of all offers is for one part in twenty.
        return where(
                () -> chance.of(.33) ? pieces.get(chance.whole(0, pieces.size() / 20)) : chance.one(pieces),
                piece -> who.makes().contains(piece.make()));
    }

    Piece current(Account who) {
        return where(() -> any(who), piece -> !piece.replaced());
    }

    Piece withoutBadge(Account who) {
        return where(() -> current(who), piece -> !piece.badge());
    }

    Piece rebuilt(Account who) {
        return where(() -> any(who), Piece::rebuilt);
    }

    private static Piece where(java.util.function.Supplier<Piece> from, java.util.function.Predicate<Piece> test) {
        while (true) {
            Piece piece = from.get();
            if (test.test(piece)) {
                return piece;
            }
        }
    }

    /** Has the make's shape and begins as {@code like} does, and was never issued. */
    String unissued(Piece like) {
        while (true) {
            StringBuilder number = new StringBuilder(like.number());
            for (int i = number.length() / 2; i < number.length(); i++) {
                char c = number.charAt(i);
                if (Character.isDigit(c)) {
                    number.setCharAt(i, (char) ('0' + chance.whole(0, 9)));
                } else if (Character.isLetter(c)) {
                    number.setCharAt(i, chance.letters(1).charAt(0));
                }
            }
            if (!issued.contains(Piece.bare(number.toString()))) {
                return number.toString();
            }
        }
    }

    /** In a range that companies use inside; the check digit is right. */
    String gtin(String range) {
        String digits = range + chance.digits(10);
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (digits.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return digits + (10 - sum % 10) % 10;
    }
}
