@NullMarked
package dev.sluice.adapters.builtin;

import org.jspecify.annotations.NullMarked;
