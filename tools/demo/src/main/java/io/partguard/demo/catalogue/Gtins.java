package io.partguard.demo.catalogue;

/** Global Trade Item Numbers. */
public final class Gtins {

    private Gtins() {}

    /** The twelve digits with their check digit behind them (GTIN-13). */
    public static String complete(String twelve) {
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += (twelve.charAt(i) - '0') * (i % 2 == 0 ? 1 : 3);
        }
        return twelve + (10 - sum % 10) % 10;
    }
}
