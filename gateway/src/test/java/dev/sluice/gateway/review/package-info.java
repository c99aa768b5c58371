@NullMarked
package dev.sluice.gateway.review;

import org.jspecify.annotations.NullMarked;
