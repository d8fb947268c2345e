package io.partguard.cli.api;

import io.partguard.cli.CommandFailed;
import io.partguard.cli.terminal.Printable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** The API refused; says what, where, which value and which code, as its problem document does. */
public final class ApiFailed extends CommandFailed {
    private static final long serialVersionUID = 1L;
    private static final int SERVER_ERROR = 500;
    private static final int SHOWN_ERRORS = 10;

    private final int status;
    private final String code;

    private ApiFailed(int status, String code, String message) {
        super(status >= SERVER_ERROR || status == 429 ? UNAVAILABLE : FAILED, message);
        this.status = status;
        this.code = code;
    }

    /** From an RFC 9457 problem, or from whatever else a proxy may have answered. */
    static ApiFailed of(String request, int status, String body) {
        JsonNode problem;
        try {
            problem = Json.read(body);
        } catch (JacksonException e) {
            return new ApiFailed(status, "", request + ": HTTP " + status + " without an explanation.");
        }
        String code = problem.path("code").asString("");
        StringBuilder message = new StringBuilder(request)
                .append(": ")
                .append(Printable.of(problem.path("title").asString("HTTP " + status)))
                .append(" (")
                .append(status)
                .append(code.isEmpty() ? "" : ", " + Printable.of(code))
                .append(")");
        String detail = problem.path("detail").asString("");
        if (!detail.isEmpty()) {
            message.append("\n  ").append(Printable.of(detail));
        }
        int shown = 0;
        for (JsonNode error : problem.path("errors")) {
            if (++shown > SHOWN_ERRORS) {
                message.append("\n  … and ")
                        .append(problem.path("errors").size() - SHOWN_ERRORS)
                        .append(" more");
                break;
            }
            String value = error.path("value").asString("");
            message.append("\n  ")
                    .append(Printable.of(error.path("pointer").asString("")))
                    .append(value.isEmpty() ? "" : " = \"" + Printable.of(value) + "\"")
                    .append(": ")
                    .append(Printable.of(error.path("detail").asString("")))
                    .append(" [")
                    .append(Printable.of(error.path("code").asString("")))
                    .append("]");
        }
        String trace = problem.path("traceId").asString("");
        if (!trace.isEmpty() && (code.isEmpty() || status >= SERVER_ERROR)) {
            message.append("\n  trace ").append(Printable.of(trace)).append(": look for it with ./partguard logs");
        }
        return new ApiFailed(status, code, message.toString());
    }

    public int status() {
        return status;
    }

    /** Stable code, empty where there was none. */
    public String code() {
        return code;
    }
}
