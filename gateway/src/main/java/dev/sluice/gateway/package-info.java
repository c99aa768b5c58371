/** The HTTP edge: it carries requests where the core lets them go and writes down what they cost. */
@NullMarked
package dev.sluice.gateway;

import org.jspecify.annotations.NullMarked;
