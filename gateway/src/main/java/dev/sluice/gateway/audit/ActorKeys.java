package dev.sluice.gateway.audit;

import dev.sluice.gateway.journal.JournalException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The actors' keys: a file each, in {@code storage/audit-actors}. A file's name is made of keyed hashes of the caller's
 * name and its key's id, so the folder's listing tells no name.
 */
final class ActorKeys {
    private static final int ID_BYTES = 8;
    private static final int SECRET_BYTES = 32;
    private static final String SUFFIX = ".key";

    private final Path folder;
    private final Keyed house;

    private ActorKeys(Path folder, Keyed house) {
        this.folder = folder;
        this.house = house;
    }

    /** Makes the house's key if there is none: it names the files and opens none of them. */
    static ActorKeys open(Path storage) {
        Path folder = storage.resolve("audit-actors");
        try {
            Files.createDirectories(folder);
            Path houseKey = storage.resolve("request-hmac.key");
            PrivateFile.makeIfAbsent(houseKey, random(SECRET_BYTES));
            byte[] key = Files.readAllBytes(houseKey);
            if (key.length != SECRET_BYTES) {
                throw new JournalException(houseKey + ": " + key.length + " bytes (expected " + SECRET_BYTES
                        + "); restore it from a backup, or delete it: then all callers get new pseudonyms");
            }
            return new ActorKeys(folder, new Keyed(key));
        } catch (IOException e) {
            throw new JournalException(folder + ": cannot be read or made: " + e, e);
        }
    }

    Optional<Actor> find(String caller, String keyId) {
        Path file = file(caller, keyId);
        return Files.exists(file) ? read(file) : Optional.empty();
    }

    /**
     * A new actor with its key in a file.
     *
     * @param introduce writes the actor down; the key is not kept if that throws, so none is without its record
     */
    Actor make(String caller, String keyId, Consumer<Actor> introduce) {
        Path file = file(caller, keyId);
        Path fresh = file.resolveSibling(name(file) + ".new");
        try {
            Files.deleteIfExists(fresh);
            PrivateFile.makeIfAbsent(fresh, random(ID_BYTES + SECRET_BYTES));
            Actor actor = read(fresh)
                    .orElseThrow(() -> new JournalException("audit: a new key in " + folder + " is unreadable"));
            introduce.accept(actor);
            Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
            return actor;
        } catch (IOException e) {
            throw new JournalException("audit: cannot keep a key in " + folder + ": " + e, e);
        }
    }

    /** All actors that a caller has been, with whichever keys. */
    List<Actor> ofCaller(String caller) {
        return files(callerPart(caller) + "-").stream()
                .flatMap(file -> read(file).stream())
                .toList();
    }

    /** All actors whose keys are here. */
    List<Actor> all() {
        return files("").stream().flatMap(file -> read(file).stream()).toList();
    }

    /** Overwrites the keys of a caller and deletes them. */
    void destroy(String caller) {
        for (Path file : files(callerPart(caller) + "-")) {
            try {
                PrivateFile.overwriteAndDelete(file);
            } catch (IOException e) {
                throw new JournalException("audit: cannot destroy a key in " + folder + ": " + e, e);
            }
        }
    }

    private static Optional<Actor> read(Path file) {
        try {
            byte[] content = Files.readAllBytes(file);
            return content.length == ID_BYTES + SECRET_BYTES
                    ? Optional.of(Actor.of(
                            HexFormat.of().formatHex(content, 0, ID_BYTES),
                            Arrays.copyOfRange(content, ID_BYTES, content.length)))
                    : Optional.empty();
        } catch (IOException e) {
            throw new JournalException(file.getParent() + ": a key cannot be read: " + e, e);
        }
    }

    private List<Path> files(String beginning) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file ->
                            name(file).startsWith(beginning) && name(file).endsWith(SUFFIX))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new JournalException(folder + ": cannot be read: " + e, e);
        }
    }

    private static String name(Path file) {
        return String.valueOf(file.getFileName());
    }

    private Path file(String caller, String keyId) {
        return folder.resolve(callerPart(caller) + "-" + part("key " + keyId) + SUFFIX);
    }

    private String callerPart(String caller) {
        return part("caller " + caller);
    }

    private String part(String text) {
        return HexFormat.of().formatHex(house.of(text), 0, 12);
    }

    private static byte[] random(int count) {
        byte[] random = new byte[count];
        new SecureRandom().nextBytes(random);
        return random;
    }
}
