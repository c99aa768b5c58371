/**
 * What was decided about data: one entry per decision, chained by hashes, never with a value, a text or a name that a
 * caller could have typed as text.
 *
 * <p>The <b>chain</b>: an entry's digest is SHA-256 over its canonical JSON (fixed order of fields, no spaces); its
 * hash is SHA-256 over the hash before it (32 bytes), its sequence (8 bytes, big-endian) and its digest (32 bytes).
 * Before the first stands SHA-256 of {@code sluice audit chain} and the instance's name. So only 72 bytes are hashed
 * under the lock that puts entries in order.
 *
 * <p>Each journal is an <b>instance</b> with a chain of its own, named by the journal's random id: several gateways
 * over one PostgreSQL do not wait for each other, and a lost storage folder begins a new chain instead of bending the
 * old one.
 *
 * <p>The chain is tamper-evident, not tamper-proof: whoever can rewrite everything can reckon a new chain, and a
 * missing newest end cannot be seen from inside. Therefore heads (instance, sequence, hash) are to be published outside
 * now and then; {@code verify-audit --head} compares with one.
 *
 * <p>If an entry's decision lets data leave, it is on the disk before the data goes.
 */
@NullMarked
package dev.sluice.gateway.audit;

import org.jspecify.annotations.NullMarked;
