/** The operators' port: health, metrics and reports, apart from the callers' port and without any of their data. */
@NullMarked
package dev.sluice.gateway.management;

import org.jspecify.annotations.NullMarked;
