/**
 * What callers are told when they get no answer. Cases are named by what the reader can do about them; only
 * {@link dev.sluice.gateway.dialect.ErrorBody} turns them into bytes. The message is public: it says what to do and
 * holds no prompt text, no address and no key. The cause is for the log.
 */
@NullMarked
package dev.sluice.gateway.failure;

import org.jspecify.annotations.NullMarked;
