/**
 * What operators ask of the facts: what was spent, and whether the audit trail is whole. Sums are exact; what is
 * unknown or estimated is counted beside them, never hidden in them. Every report can be had as a table, CSV or JSON,
 * by the command line and by the management port alike.
 */
@NullMarked
package dev.sluice.gateway.report;

import org.jspecify.annotations.NullMarked;
