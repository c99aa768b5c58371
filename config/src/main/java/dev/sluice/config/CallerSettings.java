package dev.sluice.config;

import dev.sluice.router.decision.Caller;

/**
 * A caller and the only thing kept of its key.
 *
 * @param keyHash SHA-256 of the key's UTF-8 bytes, 64 lower-case hexadecimal digits. Keys have 256 random bits, so a
 *     fast hash is enough: there is nothing to guess from.
 */
public record CallerSettings(Caller caller, String keyHash) {}
