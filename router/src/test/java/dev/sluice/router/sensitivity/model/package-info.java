@NullMarked
package dev.sluice.router.sensitivity.model;

import org.jspecify.annotations.NullMarked;
