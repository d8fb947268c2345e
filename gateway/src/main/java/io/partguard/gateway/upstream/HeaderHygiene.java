package io.partguard.gateway.upstream;

import io.partguard.api.Traces;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.springframework.http.HttpHeaders;

/** Which headers pass the gateway, and how. */
final class HeaderHygiene {
    private static final Set<String> HOP_BY_HOP = Set.of(
            "connection",
            "keep-alive",
            "proxy-authenticate",
            "proxy-authorization",
            "proxy-connection",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade");
    /** Whoever stands outside says nothing about where a request came from; cookies mean nothing to a token API. */
    private static final Set<String> NOT_FROM_OUTSIDE =
            Set.of("forwarded", "x-real-ip", "cookie", "tracestate", "baggage", "x-http-method-override", "via");

    private static final Set<String> NOT_TO_OUTSIDE = Set.of("server", "x-powered-by", "set-cookie", "via", "trace-id");

    private HeaderHygiene() {}

    static HttpHeaders request(HttpHeaders from) {
        HttpHeaders to = without(from, NOT_FROM_OUTSIDE);
        to.headerNames().stream()
                .filter(name -> name.toLowerCase(Locale.ROOT).startsWith("x-forwarded-"))
                .toList()
                .forEach(to::remove);
        to.set(Traces.HEADER, Traces.header());
        return to;
    }

    static HttpHeaders response(HttpHeaders from) {
        HttpHeaders to = without(from, NOT_TO_OUTSIDE);
        String location = to.getFirst(HttpHeaders.LOCATION);
        if (location != null) {
            to.set(HttpHeaders.LOCATION, outside(location));
        }
        if (to.containsHeader(HttpHeaders.LINK)) {
            to.put(
                    HttpHeaders.LINK,
                    to.getOrEmpty(HttpHeaders.LINK).stream()
                            .map(link -> link.replace("</v1/", "</api/v1/"))
                            .toList());
        }
        return to;
    }

    /** A service speaks of {@code /v1/…}, also with its own host before it; outside that is {@code /api/v1/…}. */
    private static String outside(String location) {
        String path = location.replaceFirst("^https?://[^/]*", "");
        return path.startsWith("/v1/") ? "/api" + path : path;
    }

    private static HttpHeaders without(HttpHeaders from, Set<String> unwanted) {
        Set<String> dropped = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        dropped.addAll(HOP_BY_HOP);
        dropped.addAll(unwanted);
        from.getOrEmpty(HttpHeaders.CONNECTION).stream()
                .flatMap(value -> Arrays.stream(value.split(",")))
                .flatMap(name -> name.isBlank() ? Stream.empty() : Stream.of(name.strip()))
                .forEach(dropped::add);
        HttpHeaders to = new HttpHeaders();
        from.forEach((name, values) -> {
            if (!dropped.contains(name)) {
                to.put(name, values);
            }
        });
        return to;
    }
}
