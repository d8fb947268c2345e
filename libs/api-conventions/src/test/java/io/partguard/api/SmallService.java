package io.partguard.api;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.MediaType;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import tools.jackson.databind.JsonNode;

/** The smallest service that has every convention. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(SmallService.Endpoints.class)
class SmallService {

    enum Colour {
        RED,
        GREEN
    }

    record Line(@NotBlank String number, @Positive int quantity) {}

    record Order(
            @Valid List<Line> lines,
            Colour colour,
            @Nullable String note) {}

    @RestController
    @PreAuthorize("hasAnyRole('DEALER', 'OPERATOR')")
    static class Endpoints {
        @GetMapping("/v1/viewer")
        Viewer viewer(Viewer viewer) {
            return viewer;
        }

        @GetMapping("/v1/only-services")
        @PreAuthorize("hasRole('SERVICE')")
        Viewer onlyServices(Viewer viewer) {
            return viewer;
        }

        @PostMapping("/v1/orders")
        Order order(@Valid @RequestBody Order order) {
            return order;
        }

        @GetMapping("/v1/parts/{number}")
        String part(@PathVariable int number, @RequestParam @Max(100) int limit) {
            return number + " " + limit;
        }

        record Numbers(List<Integer> items, @Nullable String next) implements Paged {}

        @GetMapping("/v1/numbers")
        Numbers numbers(@RequestParam(required = false) @Nullable String cursor) {
            return cursor == null ? new Numbers(List.of(1), "a+b=/ü") : new Numbers(List.of(2), null);
        }

        @PostMapping("/v1/anything")
        JsonNode anything(@RequestBody JsonNode anything) {
            return anything;
        }

        @GetMapping("/v1/bug")
        String bug() {
            throw new IllegalStateException("secret inside");
        }

        @GetMapping("/v1/busy")
        String busy() {
            throw new Refused(ApiError.TOO_MANY_REQUESTS, "Later.", List.of(), Duration.ofMillis(1500), null);
        }

        @GetMapping("/v1/outage")
        String outage() {
            throw new DataAccessResourceFailureException("connection to db.internal:5432 refused");
        }

        @GetMapping(value = "/v1/breaks-off", produces = "text/csv")
        StreamingResponseBody breaksOff(@RequestParam int lines) {
            return out -> {
                begin(out);
                out.write(new byte[lines]);
                throw new IllegalStateException("in the middle");
            };
        }

        @GetMapping(value = "/v1/breaks-off-directly", produces = "text/csv")
        void breaksOffDirectly(HttpServletResponse response) throws IOException {
            response.setContentType("text/csv");
            begin(response.getOutputStream());
            throw new IllegalStateException("in the middle");
        }

        private static void begin(OutputStream out) throws IOException {
            out.write("a,b\n1,2\n".getBytes(StandardCharsets.US_ASCII));
            out.flush();
        }

        @PostMapping(
                value = "/v1/uploads",
                consumes = {"text/csv", "application/x-ndjson"},
                produces = MediaType.APPLICATION_JSON_VALUE)
        long upload(InputStream in) throws IOException {
            return in.transferTo(OutputStream.nullOutputStream());
        }
    }
}
