/**
 * Facts that may not be lost, on their way to the database.
 *
 * <p>A <b>journal</b> is a folder of <b>segments</b>: files of fixed size, filled with real zeros when they are made
 * (so that a full disk shows then and not in the middle of a request) and mapped into memory. Appending copies a
 * <b>record</b> into the map under a short lock. There is no system call in it except once in some ten thousand
 * records, and the bytes survive {@code kill -9}, since the operating system owns the pages. Surviving a loss of power
 * takes {@link dev.sluice.gateway.journal.Journal#force}: one thread syncs for all who wait.
 *
 * <p>A {@link dev.sluice.gateway.journal.Drain} carries the records into the database, in order and in batches. A
 * segment is deleted only when all of it is durable there. What was drained is not written down anywhere: after a start
 * the segments that are left are drained again and the database ignores what it has. When the database is away the
 * journal grows up to a bound, and then says that it accepts no more, so that new requests are turned away: a fact is
 * never dropped.
 */
@NullMarked
package dev.sluice.gateway.journal;

import org.jspecify.annotations.NullMarked;
