@NullMarked
package dev.sluice.adapters.anthropic;

import org.jspecify.annotations.NullMarked;
