/** The settings in force, and how they are exchanged while the gateway runs. */
@NullMarked
package dev.sluice.gateway.live;

import org.jspecify.annotations.NullMarked;
