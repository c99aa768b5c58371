package dev.sluice.gateway.audit;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What a chain is compared with.
 *
 * @param published a head that was put down earlier
 * @param keys checkpoints' signatures are checked with these
 * @param copies a folder with copies of checkpoints, beside those of the storage folder and the database
 */
public record Witnesses(Optional<ChainHead> published, PublicKeys keys, Optional<Path> copies) {
    /** What a storage folder has by itself. */
    public static Witnesses of(Path storage) {
        return new Witnesses(Optional.empty(), PublicKeys.of(storage), Optional.empty());
    }
}
