package io.partguard.pricing.rule;

/** Every kind of rule there is. */
public enum RuleType {
    CEILING,
    MARK_UP,
    MARGIN_FREEZE,
    YEARLY_RISE,
    INDEX_LINKED,
    EXTERNAL_REFERENCE,
    FREEZE,
    MAXIMUM_RETAIL_PRICE,
    CORRIDOR,
    PARTS_TO_VEHICLE,
    PRICE_CAP_INDEX,
    NOTICE_PERIOD,
    RESALE_PRICE
}
