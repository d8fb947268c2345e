package io.partguard.bench.verdict;

/** A language that sellers of the test market write. */
enum Tongue {
    EN,
    DE,
    FR,
    IT,
    ES,
    PL;

    String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
