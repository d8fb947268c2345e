/** What an operator asks of the index. */
@NullMarked
package io.partguard.catalog.index.web;

import org.jspecify.annotations.NullMarked;
