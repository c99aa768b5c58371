/**
 * What callers speak, a package each, and what the dialects share. Everything here works on bytes and values: no HTTP
 * server, no reactive types, so that any edge can use it.
 */
@NullMarked
package dev.sluice.gateway.dialect;

import org.jspecify.annotations.NullMarked;
