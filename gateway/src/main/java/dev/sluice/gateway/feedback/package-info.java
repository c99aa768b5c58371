/**
 * How requests were routed, and how good callers say the answers were: what calibration learns from.
 *
 * <p>All go into one journal, in order, and from there into the database, so a fact is always drained before the
 * feedback on it. Who may rate is therefore certain at the drain, even of a request whose fact the database did not
 * have yet: what another team made is dropped there and counted. Before that, {@code POST /v1/feedback} asks the
 * database and, unless the request is the team's own, once more after the journal was drained; an unknown request and
 * another team's get the same answer. While the database is away feedback is accepted unseen, and sorted out at the
 * drain.
 *
 * <p>Where a shadow got a copy of a request and both answers could be compared, what that says of the weaker model
 * comes here too. That is Sluice's own word, so it has a table of its own, and no caller can give it.
 *
 * <p>No text is taken, not even a comment: what is kept about an answer is one number.
 */
@NullMarked
package dev.sluice.gateway.feedback;

import org.jspecify.annotations.NullMarked;
