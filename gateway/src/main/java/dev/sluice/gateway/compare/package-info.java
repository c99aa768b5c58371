/**
 * Runs an operator's own prompts against routes of a running gateway and tells which one is good enough for the least
 * money. Every request goes through the gateway like any caller's: the policy decides, the ledger pays, the audit
 * knows.
 */
@NullMarked
package dev.sluice.gateway.compare;

import org.jspecify.annotations.NullMarked;
