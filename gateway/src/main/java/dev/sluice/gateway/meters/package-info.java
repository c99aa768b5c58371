/**
 * Every metric name there is. Labels are routes, models, providers, teams and outcomes; never a key, never a caller's
 * text.
 */
@NullMarked
package dev.sluice.gateway.meters;

import org.jspecify.annotations.NullMarked;
