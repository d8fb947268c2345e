package io.partguard.pricing.rule;

import java.util.Optional;

/** Where a rule is written down: law, gazette, order or the maker's own policy. */
public record LegalSource(String title, Optional<String> url, Optional<String> text) {}
