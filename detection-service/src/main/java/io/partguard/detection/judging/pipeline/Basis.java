package io.partguard.detection.judging.pipeline;

/** Every revision that a detection rests on. Two detections of one content on one basis are one. */
public record Basis(
        String catalogueRevision,
        String priceBook,
        String matchModel,
        String verdictModel,
        String rulings,
        int normaliser,
        String build) {}
