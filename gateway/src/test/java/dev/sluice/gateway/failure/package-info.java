@NullMarked
package dev.sluice.gateway.failure;

import org.jspecify.annotations.NullMarked;
