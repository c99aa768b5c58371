package dev.sluice.gateway.audit;

/**
 * How much of a chain is signed.
 *
 * @param good checkpoints whose signature was checked
 * @param notChecked those by keys that are not here; the chain was compared with them all the same
 * @param newest the highest sequence of them; 0 if there are none
 */
public record Signed(int good, int notChecked, long newest) {}
