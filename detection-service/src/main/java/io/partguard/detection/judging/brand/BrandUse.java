package io.partguard.detection.judging.brand;

/** A protected mark in a listing and what it does there. */
public record BrandUse(Mention mention, BrandRole role, Place place) {

    public enum Place {
        TITLE,
        BRAND_FIELD,
        DESCRIPTION
    }
}
