/**
 * What parts fit: vehicles by make, model, years and qualifiers, machines by serial number, or a code of a table that
 * the sender and the reader both have.
 *
 * <p>Whoever reads such statements from a file of any form makes {@link io.partguard.catalog.application.ApplicationDraft}s
 * of them and hands them to {@link io.partguard.catalog.application.ApplicationWriter#write}, chunk by chunk, inside the
 * transaction that moves its import session on. Ids of licensed tables stay ids: {@code BaseVehicle=999901} is a
 * {@link io.partguard.catalog.application.Application#vehicleCode vehicle code}, {@code EngineBase=17} a qualifier.
 */
@NullMarked
package io.partguard.catalog.application;

import org.jspecify.annotations.NullMarked;
