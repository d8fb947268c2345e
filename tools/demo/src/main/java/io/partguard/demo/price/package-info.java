/** Regions, price laws, ceilings and exchange rates of the fictional world. */
@NullMarked
package io.partguard.demo.price;

import org.jspecify.annotations.NullMarked;
