/**
 * What requests cost: one entry per attempt, append-only, never with a word of a prompt or an answer.
 *
 * <p>An entry is in the <b>journal</b> before the last byte of the answer is sent, so a killed process loses none; from
 * there it is drained into the database, where its id (request and attempt) makes a second copy impossible. An unknown
 * cost is null with a reason, and every sum tells how many of its entries are unknown.
 *
 * <p>{@link dev.sluice.gateway.ledger.Store} is the database of both ledger and audit: H2 in a file by default,
 * PostgreSQL by URL. It is opened and migrated when first needed, on the drain's thread: starting does not wait for it,
 * and a database that is down at the start is as harmless as one that goes down later.
 */
@NullMarked
package dev.sluice.gateway.ledger;

import org.jspecify.annotations.NullMarked;
