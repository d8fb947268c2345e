/** How files of master data are read and applied. */
@NullMarked
package io.partguard.pricing.masterdata.importing;

import org.jspecify.annotations.NullMarked;
