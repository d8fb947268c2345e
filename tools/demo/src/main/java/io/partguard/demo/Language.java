package io.partguard.demo;

/** The languages in which sellers write. Declaration order is the order of the columns in the word lists. */
public enum Language {
    EN,
    DE,
    FR,
    ES,
    PL,
    TR;

    public String code() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
