package io.partguard.detection.judging.signal;

import java.util.Arrays;
import java.util.List;

/** The numbers behind the signals, in the order in which the verdict model reads them. NaN is missing. */
public enum Feature {
    MATCH_PROBABILITY(Signal.MATCH),
    MARK_OF_MATCH(Signal.MATCH),
    NUMBER_SPELLING(Signal.NUMBER),
    NUMBER_SHOWN(Signal.NUMBER),
    NEVER_ISSUED(Signal.NUMBER_NEVER_ISSUED),
    FIELD_NUMBER(Signal.NUMBER_AS_OWN),
    ROLE(Signal.BRAND_ROLE),
    FIELD(Signal.BRAND_FIELD),
    DISGUISED(Signal.BRAND_DISGUISED),
    NEAR_NAME(Signal.BRAND_NEAR),
    OWN_NAME(Signal.OWN_NAME),
    NUMBERS(Signal.REFERENCES),
    REFERENCE_WORDS(Signal.REFERENCES),
    GENUINE_TITLE(Signal.CLAIMS_ORIGIN),
    GENUINE_ALL(Signal.CLAIMS_ORIGIN),
    COPY(Signal.COPY_WORDS),
    AFTERMARKET(Signal.AFTERMARKET_WORDS),
    IMPORT(Signal.IMPORT_WORDS),
    LURE(Signal.LURE_WORDS),
    CONTACT(Signal.CONTACT_OUTSIDE),
    CONDITION(Signal.CONDITION),
    PRICE_LIST(Signal.PRICE_TO_LIST),
    PRICE_LEGAL(Signal.PRICE_TO_CHEAPEST_LEGAL),
    STOCK(Signal.STOCK),
    AGE(Signal.SELLER_AGE),
    FEEDBACK(Signal.SELLER_FEEDBACK),
    POSITIVE(Signal.SELLER_FEEDBACK),
    SELLER_TERRITORY(Signal.SELLER_COUNTRY),
    INFRINGEMENTS(Signal.SELLER_RECORD),
    SELLER_SEEN(Signal.SELLER_BRANDS),
    SELLER_BRANDS(Signal.SELLER_BRANDS),
    SELLER_PRICE_LEVEL(Signal.SELLER_PRICE_LEVEL),
    SELLER_PRICE_RANGE(Signal.SELLER_PRICE_RANGE),
    SELLER_LINKED(Signal.SELLER_LINKED),
    SHARED_PICTURE(Signal.SHARED_PICTURE),
    SHARED_TEXT(Signal.SHARED_TEXT),
    SHIPPING_TERRITORY(Signal.SHIPS_FROM),
    CATALOGUE_PHOTO(Signal.IMAGE),
    BRAND_BEARING(Signal.BRAND_BEARING);

    private final Signal signal;

    Feature(Signal signal) {
        this.signal = signal;
    }

    public Signal signal() {
        return signal;
    }

    /** Names in order. */
    public static final List<String> NAMES =
            Arrays.stream(values()).map(Enum::name).toList();
}
