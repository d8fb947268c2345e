package io.partguard.detection.judging.signal;

/** What speaks for or against a verdict. Names are stable: they are stored and are the keys of sentences. */
public enum Signal {
    MATCH,
    NUMBER,
    NUMBER_NEVER_ISSUED,
    NUMBER_AS_OWN,
    BRAND_ROLE,
    BRAND_FIELD,
    BRAND_DISGUISED,
    BRAND_NEAR,
    OWN_NAME,
    REFERENCES,
    CLAIMS_ORIGIN,
    COPY_WORDS,
    AFTERMARKET_WORDS,
    IMPORT_WORDS,
    LURE_WORDS,
    CONTACT_OUTSIDE,
    CONDITION,
    PRICE_TO_LIST,
    PRICE_TO_CHEAPEST_LEGAL,
    STOCK,
    SELLER_AGE,
    SELLER_FEEDBACK,
    SELLER_COUNTRY,
    SELLER_RECORD,
    SHIPS_FROM,
    IMAGE,
    BRAND_BEARING
}
