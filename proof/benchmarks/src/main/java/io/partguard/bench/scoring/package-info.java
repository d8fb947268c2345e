/** What judging a listing costs, beside plain libraries on the same machine in the same run. */
@NullMarked
package io.partguard.bench.scoring;

import org.jspecify.annotations.NullMarked;
