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
    PUBLICATION_NOT_FOUND(ErrorKind.NOT_FOUND),
    /** The publication was changed since it was read. */
    PUBLICATION_CHANGED(ErrorKind.STALE),
    /** From its status it does not go there. */
    PUBLICATION_STATUS_REFUSED(ErrorKind.CONFLICT),
    /** What is to be published is not there, or not finished. */
    NOTHING_TO_PUBLISH(ErrorKind.UNPROCESSABLE),
    /** Whoever proposed a publication cannot approve it. */
    SECOND_PERSON_NEEDED(ErrorKind.FORBIDDEN),
    /** The verifier has not looked at it yet. */
    NOT_CHECKED(ErrorKind.CONFLICT),
    /** The price book changed since the verifier looked at it. */
    CHECK_OUTDATED(ErrorKind.CONFLICT),
    /** A hard rule is broken, or cannot be decided. */
    RULES_VIOLATED(ErrorKind.UNPROCESSABLE),
    /** A rule on how and when prices are published speaks against it. */
    FILING_REFUSED(ErrorKind.UNPROCESSABLE),
    CALENDAR_NOT_FOUND(ErrorKind.NOT_FOUND),
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
