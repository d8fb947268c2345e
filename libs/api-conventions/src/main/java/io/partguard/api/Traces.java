package io.partguard.api;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The id that ties together what one request does in all services: W3C trace context, {@code traceparent}. */
public final class Traces {
    public static final String MDC_KEY = "traceId";
    public static final String HEADER = "traceparent";

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final Pattern TRACEPARENT =
            Pattern.compile("00-(?!0{32})([0-9a-f]{32})-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}");

    private Traces() {}

    /** The trace id of the request being answered, or a fresh one outside of any. */
    public static String current() {
        String current = MDC.get(MDC_KEY);
        return current == null ? hex(16) : current;
    }

    /** The trace id in a traceparent header, or a fresh one if there is none or it is not well-formed. */
    public static String of(@Nullable String traceparent) {
        if (traceparent != null && traceparent.length() == 55) {
            Matcher matcher = TRACEPARENT.matcher(traceparent);
            if (matcher.matches()) {
                return matcher.group(1);
            }
        }
        return hex(16);
    }

    /** The header for a call to another service, with the current trace id and a new span. */
    public static String header() {
        return "00-" + current() + "-" + hex(8) + "-01";
    }

    private static String hex(int bytes) {
        byte[] random = new byte[bytes];
        RANDOM.nextBytes(random);
        return HexFormat.of().formatHex(random);
    }
}
