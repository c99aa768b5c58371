package dev.sluice.gateway.caller;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.sluice.config.CallerSettings;
import dev.sluice.router.decision.Caller;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The callers of {@code gateway.yml}, by the hash of their key. Thread-safe, no I/O.
 *
 * <p>The lookup goes by the whole SHA-256 of what was presented, so it tells nothing about how much of a key was right.
 * Keys that were right lately are remembered by themselves, which saves the hash on the hot path; wrong ones are not
 * remembered, so nobody can fill the memory with guesses.
 */
public final class CallerDirectory {
    private final Map<String, Caller> byHash;
    private final Cache<String, Caller> lately =
            Caffeine.newBuilder().maximumSize(10_000).build();

    public CallerDirectory(List<CallerSettings> callers) {
        byHash = callers.stream().collect(Collectors.toMap(CallerSettings::keyHash, CallerSettings::caller));
    }

    /** Whose key this is; empty if nobody's. */
    public Optional<Caller> find(String key) {
        Caller known = lately.getIfPresent(key);
        if (known != null) {
            return Optional.of(known);
        }
        Optional<Caller> caller = Optional.ofNullable(byHash.get(hash(key)));
        caller.ifPresent(found -> lately.put(key, found));
        return caller;
    }

    /**
     * What names a caller's key without telling it: the first 12 digits of the key's hash; {@code none} for a caller
     * that is not known. A key has 256 random bits, so there is nothing to guess from.
     */
    public static String keyId(List<CallerSettings> callers, String caller) {
        return callers.stream()
                .filter(settings -> settings.caller().name().equals(caller))
                .map(settings -> settings.keyHash().substring(0, 12))
                .findFirst()
                .orElse("none");
    }

    /** What {@code gateway.yml} keeps of a key: SHA-256 of its UTF-8 bytes in lower-case hexadecimal digits. */
    public static String hash(String key) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
