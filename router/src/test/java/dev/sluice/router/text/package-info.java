@NullMarked
package dev.sluice.router.text;

import org.jspecify.annotations.NullMarked;
