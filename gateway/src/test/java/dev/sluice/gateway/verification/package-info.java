@NullMarked
package dev.sluice.gateway.verification;

import org.jspecify.annotations.NullMarked;
