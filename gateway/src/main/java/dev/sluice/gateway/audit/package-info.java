/**
 * What was decided about data and what left the house: a chain of records, never with a value, a text or a name that a
 * caller could have typed as text, and never with the caller's own name.
 *
 * <p>The <b>facts</b>: a decision ({@link dev.sluice.gateway.audit.AuditEntry}); for each attempt along a route that
 * leaves the house an {@link dev.sluice.gateway.audit.Egress}, on the disk before the first byte goes out, and an
 * {@link dev.sluice.gateway.audit.EgressEnd}; a caller's getting a pseudonym, and its erasure. A request that stays in
 * the house writes its decision and nothing else, and waits for no disk.
 *
 * <p>The <b>chain</b>: a record's digest is SHA-256 over its canonical JSON (fixed order of fields, no spaces); its
 * hash is SHA-256 over the hash before it (32 bytes), its sequence (8 bytes, big-endian) and its digest (32 bytes).
 * Before the first stands SHA-256 of {@code sluice audit chain} and the instance's name. So only 72 bytes are hashed
 * under the lock that puts records in order. The <b>second form</b>, this one, keeps the canonical JSON as it was
 * hashed; the first, of older releases, is a table of columns ({@code audit_entry}), is only read, and the chain goes
 * on behind it.
 *
 * <p>Each journal is an <b>instance</b> with a chain of its own, named by the journal's random id: several gateways
 * over one PostgreSQL do not wait for each other, and a lost storage folder begins a new chain instead of bending the
 * old one.
 *
 * <p><b>Checkpoints</b>: every few minutes the head is signed (Ed25519) and goes to the database, to a file in the
 * storage folder and to a folder of copies. From inside, a chain whose newest end was cut off looks whole; against a
 * checkpoint, or a head that was published, it does not. The chain is tamper-evident: whoever holds the storage folder
 * can rebuild it and sign it anew, and is caught only by copies that lie elsewhere.
 *
 * <p><b>Erasure</b>: the chain holds a random pseudonym, a salted commitment to who that is, and the body's HMAC with a
 * key of the caller's own. Who it is stands outside, encrypted with that key. Destroying the key leaves every hash as
 * it was, and nobody can tell any more from the trail who asked, or recognise a body. Money facts stay in the ledger,
 * by name and by the same request ids: whoever may read both can still join them.
 *
 * <p>An <b>export</b> holds a period's records with their hashes, and is checked without the database.
 */
@NullMarked
package dev.sluice.gateway.audit;

import org.jspecify.annotations.NullMarked;
