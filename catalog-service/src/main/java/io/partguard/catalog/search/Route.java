package io.partguard.catalog.search;

/** By which way a part was reached; earlier ones say more. */
public enum Route {
    OWN_NUMBER,
    GTIN,
    OE_NUMBER,
    INTERCHANGE,
    TEXT
}
