package io.partguard.demo.feed;

import io.partguard.demo.Dice;
import java.util.List;

/** An invented vehicle maker that isn't ours; some of their numbers have the shape of ours. */
record OtherMaker(String name, int shape, List<String> models) {
    private static final List<OtherMaker> ALL = List.of(
            new OtherMaker("Daltimore", 0, List.of("Rambler-Nord 5", "Pico", "Atlin", "Sable 3")),
            new OtherMaker("Feronza", 1, List.of("Stilla", "Brio-Nove", "Tempesta")),
            new OtherMaker("Yukatsu", 2, List.of("Harumi", "Zento", "Corvel")),
            new OtherMaker("Sarvik", 3, List.of("9-7", "V44", "Nordlys")),
            new OtherMaker("Pontarelle", 4, List.of("Aube 3", "Clairon", "Berlinette")),
            new OtherMaker("Aldebrandt", 5, List.of("A-Typ", "C-Typ", "Transporter 4")),
            new OtherMaker("Zhenlu", 6, List.of("Tiger 7", "Lotus E", "Q5X")),
            new OtherMaker("Kesterman", 7, List.of("K 180", "K 450 tractor", "Loader 12")));

    static OtherMaker any(Dice dice) {
        return dice.pick(ALL);
    }

    String model(Dice dice) {
        return dice.pick(models);
    }

    String number(Dice dice) {
        return switch (shape) {
            case 0 -> dice.digits(1) + "L" + dice.digits(1) + "Z-" + dice.digits(4) + "-" + dice.pick("A", "B", "AA");
            case 1 -> dice.between(46, 55) + dice.digits(6);
            case 2 -> dice.digits(5) + "-" + dice.digits(2) + "W" + dice.digits(2);
            case 3 -> "3" + dice.digits(7);
            case 4 -> dice.digits(4) + "." + dice.pick("A1", "C4", "Q7", "87");
            case 5 ->
                dice.pick("8T0", "4H0", "2K5", "7N0") + " " + dice.digits(3) + " " + dice.digits(3)
                        + dice.pick("", " B", " F");
            case 6 -> "S" + dice.digits(2) + "-" + dice.digits(7);
            default -> dice.pick("AL", "RE") + dice.digits(6);
        };
    }
}
