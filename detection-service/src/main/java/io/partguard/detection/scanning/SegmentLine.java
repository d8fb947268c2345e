package io.partguard.detection.scanning;

import io.partguard.detection.feed.ListingForm;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** A listing inside a segment. @param line where its row begins in the file that was sent, from 1 */
record SegmentLine(long line, ListingForm listing) {
    static final JsonMapper JSON = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();
}
