/** The list of adapters that come with Sluice; apart from what they share, so that no two packages need each other. */
@NullMarked
package dev.sluice.adapters.builtin;

import org.jspecify.annotations.NullMarked;
