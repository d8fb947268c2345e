/** What people decided of offers, chosen as examples so that no single hand, account or hour can bend what is learnt. */
@NullMarked
package io.partguard.detection.labels;

import org.jspecify.annotations.NullMarked;
