/** Price rules over HTTP. */
@NullMarked
package io.partguard.pricing.rule.web;

import org.jspecify.annotations.NullMarked;
