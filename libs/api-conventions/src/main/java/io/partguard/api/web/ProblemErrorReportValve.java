package io.partguard.api.web;

import io.partguard.api.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Answers what never reaches a servlet, such as an illegal character in the request line; Tomcat makes it by its class name. */
public class ProblemErrorReportValve extends ErrorReportValve {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemErrorReportValve.class);

    @Override
    protected void report(Request request, Response response, @Nullable Throwable throwable) {
        int status = response.getStatus();
        if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        Problem problem = StatusProblems.of(status);
        if (problem.status() == 500) {
            LOG.error("Unexpected, trace id {}", problem.traceId(), throwable);
        }
        try {
            response.setStatus(problem.status());
            response.setContentType("application/problem+json");
            response.getOutputStream().write(json(problem).getBytes(StandardCharsets.UTF_8));
            response.finishResponse();
        } catch (IOException e) {
            // The client is gone; what it was told does not matter.
            response.getCoyoteResponse().action(ActionCode.CLOSE_NOW, e);
        }
    }

    /** Without a mapper: Tomcat makes this object, and every value is one of our constants. */
    private static String json(Problem problem) {
        String code = problem.code() == null
                ? ""
                : ",\"detail\":\"%s\",\"code\":\"%s\"".formatted(problem.detail(), problem.code());
        return "{\"type\":\"%s\",\"title\":\"%s\",\"status\":%d%s,\"traceId\":\"%s\"}"
                .formatted(problem.type(), problem.title(), problem.status(), code, problem.traceId());
    }
}
