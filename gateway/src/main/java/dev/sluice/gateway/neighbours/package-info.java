/**
 * What this gateway's callers said of its answers, held in memory, as a second opinion on the difficulty of like
 * requests ({@link dev.sluice.router.difficulty.neighbours}). Off unless {@code difficulty.neighbours} is on.
 *
 * <p>Outcomes are kept by team and route, the latest of each. A team is never judged by what another said: nobody can
 * raise or lower what others pay, nor learn from a count of neighbours what others ask. Within a team everybody may
 * rate everybody's answers anyway. A second opinion moves difficulty alone, never the policy, so the worst that false
 * ratings do is that their own team's requests go to a dearer or a weaker one of the permitted routes. Outcomes are
 * also kept apart by version of the difficulty model, whose predictions they are measured by.
 *
 * <p>They come from the drain of the feedback, which knows whose requests they are on, and at start from the database.
 * Feedback that another instance takes is heard at the next start.
 */
@NullMarked
package dev.sluice.gateway.neighbours;

import org.jspecify.annotations.NullMarked;
