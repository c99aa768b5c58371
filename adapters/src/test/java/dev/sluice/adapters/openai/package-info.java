@NullMarked
package dev.sluice.adapters.openai;

import org.jspecify.annotations.NullMarked;
