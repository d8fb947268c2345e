package io.partguard.pricing.web;

import io.partguard.api.ErrorCode;
import io.partguard.api.ErrorKind;

/** The codes that this service sends beside those that all services share. */
public enum PricingError implements ErrorCode {
    REGION_NOT_FOUND(ErrorKind.NOT_FOUND),
    /** The region was changed since it was read. */
    REGION_CHANGED(ErrorKind.STALE),
    /** A country would be in two regions on one day. */
    COUNTRY_IN_OTHER_REGION(ErrorKind.CONFLICT),
    RULE_NOT_FOUND(ErrorKind.NOT_FOUND),
    /** The rule was changed since it was read. */
    RULE_CHANGED(ErrorKind.STALE),
    /** A rule in force is no draft again, and a repealed one is not changed. */
    RULE_STATUS_REFUSED(ErrorKind.CONFLICT),
    MAPPING_NOT_FOUND(ErrorKind.NOT_FOUND),
    INVALID_MAPPING(ErrorKind.INVALID),
    IMPORT_NOT_FOUND(ErrorKind.NOT_FOUND),
    /** The table as a whole cannot be read; its error says why. */
    UNREADABLE_TABLE(ErrorKind.UNPROCESSABLE),
    /** The country is in no region on the day. */
    UNKNOWN_REGION(ErrorKind.UNPROCESSABLE),
    BOOK_NOT_FOUND(ErrorKind.NOT_FOUND),
    /** The part has no price in that book and country. */
    NO_COMPUTED_PRICE(ErrorKind.NOT_FOUND),
    QUOTE_NOT_FOUND(ErrorKind.NOT_FOUND);

    private final ErrorKind kind;

    PricingError(ErrorKind kind) {
        this.kind = kind;
    }

    @Override
    public ErrorKind kind() {
        return kind;
    }
}
