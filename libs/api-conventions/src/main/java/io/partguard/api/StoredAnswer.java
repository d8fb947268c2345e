package io.partguard.api;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/** An answer as bytes, so that the second time it is exactly what it was the first time. */
@SuppressWarnings("ArrayRecordComponent")
public record StoredAnswer(
        int status, @Nullable String location, @Nullable String contentType, byte[] body) {

    public static StoredAnswer json(int status, @Nullable String location, byte[] body) {
        return new StoredAnswer(status, location, MediaType.APPLICATION_JSON_VALUE, body);
    }

    public ResponseEntity<byte[]> toResponse() {
        var response = ResponseEntity.status(status);
        if (location != null) {
            response.header(HttpHeaders.LOCATION, location);
        }
        if (contentType != null) {
            response.header(HttpHeaders.CONTENT_TYPE, contentType);
        }
        return response.body(body);
    }
}
