/** Breaks the laws, so that we see them found. */
@NullMarked
package dev.sluice.gateway.architecture.broken.gateway.redaction;

import org.jspecify.annotations.NullMarked;
