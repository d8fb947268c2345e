/** What was found among the rules, over HTTP. */
@NullMarked
package io.partguard.pricing.finding.web;

import org.jspecify.annotations.NullMarked;
