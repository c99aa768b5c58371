/** Breaks the laws, so that we see them found. */
@NullMarked
package dev.sluice.gateway.architecture.broken.gateway;

import org.jspecify.annotations.NullMarked;
