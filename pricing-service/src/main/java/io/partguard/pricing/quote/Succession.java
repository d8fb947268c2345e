package io.partguard.pricing.quote;

import io.partguard.identity.Lookup;

/**
 * What was found out about the part a line asks for.
 *
 * @param followed whether the line is priced by the current part
 */
public record Succession(Lookup<Standing> standing, boolean followed) {}
