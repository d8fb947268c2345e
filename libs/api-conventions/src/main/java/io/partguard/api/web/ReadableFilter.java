package io.partguard.api.web;

import io.partguard.api.ApiError;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.Charset;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what the container would only choke on later, in the middle of somebody's code: parameters that are not UTF-8 or
 * too many, unknown encodings, and forms, whose bodies it would read as parameters and which no address takes.
 */
class ReadableFilter extends OncePerRequestFilter {
    private final ProblemWriter problems;

    ReadableFilter(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (!readable(request.getContentType())) {
            problems.write(response, ApiError.UNSUPPORTED_MEDIA_TYPE, "Send JSON, CSV or NDJSON, in UTF-8.");
            return;
        }
        try {
            request.getParameterMap();
        } catch (InvalidParameterException e) {
            problems.write(
                    response, ApiError.MALFORMED_REQUEST, "The query can't be read: not UTF-8, or too much of it.");
            return;
        }
        chain.doFilter(request, response);
    }

    private static boolean readable(@Nullable String contentType) {
        if (contentType == null || contentType.isBlank()) {
            return true;
        }
        try {
            MediaType type = MediaType.parseMediaType(contentType);
            Charset charset = type.getCharset();
            return !type.isCompatibleWith(MediaType.APPLICATION_FORM_URLENCODED)
                    && !type.getType().equals("multipart")
                    && (charset == null || charset.canEncode());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
