package io.partguard.cli.keys;

import java.time.Duration;
import java.util.List;

/**
 * Who a token is for.
 *
 * @param roles of dealer, analyst, lead, pricing, operator
 */
public record TokenRequest(String subject, String tenant, List<String> roles, Duration lifetime) {}
