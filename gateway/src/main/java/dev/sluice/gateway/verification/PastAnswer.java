package dev.sluice.gateway.verification;

/**
 * A judged answer of before.
 *
 * @param doubt 0 to 1
 * @param wentOn whether an abler route was asked
 */
record PastAnswer(double doubt, boolean wentOn) {}
