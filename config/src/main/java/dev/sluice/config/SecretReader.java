package dev.sluice.config;

import dev.sluice.router.catalogue.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Reads secrets, which never stand in a file of settings themselves: only {@code ${NAME}} or {@code file:path}. No
 * message repeats what was written, since it may be the secret.
 */
final class SecretReader {
    private static final String EXPECTED = "${NAME} or file:path, never the secret itself";
    private static final String FILE = "file:";

    private SecretReader() {}

    /** The secret if the key is there; a problem if it cannot be had. */
    static Optional<Secret> read(Value value) {
        return value.raw(EXPECTED).flatMap(raw -> {
            Optional<Variables.Reference> reference = Variables.whole(raw);
            if (reference.isPresent()) {
                return fromVariable(reference.get(), value);
            }
            if (raw.startsWith(FILE)) {
                return fromFile(raw.substring(FILE.length()), value);
            }
            value.problem("a secret written out (expected " + EXPECTED + ")");
            return Optional.empty();
        });
    }

    /** The variable that the secret would come from, if that is where it comes from and it is not set. */
    static Optional<String> unsetVariable(Value value) {
        return value.raw(EXPECTED)
                .flatMap(Variables::whole)
                .filter(reference -> reference.fallback().isEmpty())
                .map(Variables.Reference::name)
                .filter(name -> value.source().variable(name).isEmpty());
    }

    private static Optional<Secret> fromVariable(Variables.Reference reference, Value value) {
        if (reference.fallback().isPresent()) {
            value.problem("a default for a secret (expected ${" + reference.name() + "} alone)");
            return Optional.empty();
        }
        Optional<String> text = value.source().variable(reference.name());
        if (text.isEmpty()) {
            value.problem("the environment variable " + reference.name() + " is not set (expected the secret in it)");
        }
        return text.flatMap(found -> oneLine(found, value));
    }

    private static Optional<Secret> fromFile(String name, Value value) {
        try {
            Path file = value.source().directory().resolve(name);
            return oneLine(Files.readString(file, StandardCharsets.UTF_8).strip(), value);
        } catch (IOException | InvalidPathException unreadable) {
            value.problem("the file " + Value.quoted(name) + " cannot be read ("
                    + Unreadable.why(unreadable) + "; expected a file with the secret, relative to "
                    + value.source().directory() + ")");
            return Optional.empty();
        }
    }

    /** A line break in a header's value would end the header: better found here than at the first request. */
    private static Optional<Secret> oneLine(String secret, Value value) {
        if (secret.isEmpty() || secret.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
            value.problem("the secret is empty or holds blanks or line breaks (expected one word)");
            return Optional.empty();
        }
        return Optional.of(Secret.of(secret));
    }
}
