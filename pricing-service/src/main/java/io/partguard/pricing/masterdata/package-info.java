/** What rules ask about beside prices: costs, units sold, indices of countries, prices of vehicles. */
@NullMarked
package io.partguard.pricing.masterdata;

import org.jspecify.annotations.NullMarked;
