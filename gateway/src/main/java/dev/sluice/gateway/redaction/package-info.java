/**
 * Redaction at the edge: takes the judged request and the policy's treatment, rewrites the strings that hold findings
 * and leaves every other byte, reads and judges the result again, and keeps the request in the house unless nothing is
 * found in it any more but what Sluice put there. What comes of it can only narrow a decision.
 */
@NullMarked
package dev.sluice.gateway.redaction;

import org.jspecify.annotations.NullMarked;
