/** Who is named in a listing and in what role: as the maker, as what it fits, as a reference, or in disguise. */
@NullMarked
package io.partguard.detection.judging.brand;

import org.jspecify.annotations.NullMarked;
