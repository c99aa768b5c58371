/** Breaks the laws, so that we see them found. */
@NullMarked
package dev.sluice.gateway.architecture.broken.adapters;

import org.jspecify.annotations.NullMarked;
