@NullMarked
package dev.sluice.gateway.dialect.chat;

import org.jspecify.annotations.NullMarked;
