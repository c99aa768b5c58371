@NullMarked
package dev.sluice.gateway.live;

import org.jspecify.annotations.NullMarked;
