/** Makes a fictional manufacturer's world: catalogue, prices, rules, rates and a marketplace feed with known answers. */
@NullMarked
package io.partguard.demo;

import org.jspecify.annotations.NullMarked;
