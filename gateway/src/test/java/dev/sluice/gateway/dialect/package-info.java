@NullMarked
package dev.sluice.gateway.dialect;

import org.jspecify.annotations.NullMarked;
