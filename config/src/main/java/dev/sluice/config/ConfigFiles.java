package dev.sluice.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The four files as bytes: the operator's where there is one, the shipped one otherwise. Shipped files are called
 * {@code defaults/gateway.yml} and so on in problems, so that nobody looks for them in their own folder.
 */
final class ConfigFiles {
    private static final String SHIPPED = "defaults/";
    private static final List<String> NAMES =
            List.of(GatewayReader.FILE, CatalogueReader.FILE, PriceBookReader.FILE, PolicyReader.FILE);

    private final @Nullable Path directory;
    private final Map<String, String> environment;
    private final Collection<Problem> problems;
    private final Collection<Warning> warnings;
    private final Map<String, byte[]> instead;
    private final Map<String, Section> sections = new LinkedHashMap<>();
    private final Map<String, Boolean> shipped = new LinkedHashMap<>();
    private final Map<String, String> hashes = new LinkedHashMap<>();
    private final MessageDigest digest = sha256();

    /**
     * Reads all four; whatever is wrong with a file as such goes to {@code problems}.
     *
     * @param instead of files of the operator's, by name, to try them before they are written
     * @param warnings for whoever reads the sections
     */
    ConfigFiles(
            @Nullable Path directory,
            Map<String, byte[]> instead,
            Map<String, String> environment,
            Collection<Problem> problems,
            Collection<Warning> warnings) {
        this.directory = directory;
        this.instead = Map.copyOf(instead);
        this.environment = environment;
        this.problems = problems;
        this.warnings = warnings;
        if (directory != null) {
            checkFolder(directory);
        }
        NAMES.forEach(this::read);
    }

    /**
     * The top-level keys of one file by itself, or of the shipped one if {@code file} is null; empty after a problem.
     */
    static Optional<Section> single(
            String name,
            @Nullable Path file,
            Map<String, String> environment,
            Collection<Problem> problems,
            Collection<Warning> warnings) {
        Path folder = file == null ? null : file.toAbsolutePath().getParent();
        Source source = new Source(
                file == null ? SHIPPED + name : file.toString(),
                folder == null ? Path.of("") : folder,
                environment,
                problems,
                warnings);
        try {
            return Document.read(file == null ? shippedBytes(name) : Files.readAllBytes(file), source);
        } catch (IOException unreadable) {
            source.problem(
                    0, "", "cannot be read (" + Unreadable.why(unreadable) + "; expected a file that may be read)");
            return Optional.empty();
        }
    }

    /** The top-level keys of this file; empty after a problem. */
    Optional<Section> section(String name) {
        return Optional.ofNullable(sections.get(name));
    }

    /** Whether the operator has not replaced this file. */
    boolean isShipped(String name) {
        return shipped.getOrDefault(name, false);
    }

    /**
     * First twelve hexadecimal digits of the SHA-256 over the four files and those they name, as read; to be asked
     * once.
     */
    String version() {
        return HexFormat.of().formatHex(digest.digest()).substring(0, 12);
    }

    /** The bytes of a further file that one of the four names; they count for the version. */
    void alsoRead(byte[] bytes) {
        digest.update(bytes);
    }

    /** SHA-256 of one file as read, 64 hexadecimal digits; all zeros if it could not be. */
    String hash(String name) {
        return hashes.getOrDefault(name, "0".repeat(64));
    }

    static String sha256Hex(byte[] bytes) {
        return HexFormat.of().formatHex(sha256().digest(bytes));
    }

    private void checkFolder(Path folder) {
        if (!Files.isDirectory(folder)) {
            problems.add(new Problem(folder.toString(), 0, "", "no such folder (expected the one with your files)"));
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("."))
                    .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(".yml")
                            || name.toLowerCase(Locale.ROOT).endsWith(".yaml"))
                    .filter(name -> !NAMES.contains(name))
                    .forEach(name -> problems.add(new Problem(
                            name,
                            0,
                            "",
                            "unknown file, nothing reads it (expected one of: " + String.join(", ", NAMES) + ")"
                                    + Suggestion.of(name, NAMES))));
        } catch (IOException unreadable) {
            problems.add(new Problem(
                    folder.toString(),
                    0,
                    "",
                    "the folder cannot be listed (" + Unreadable.why(unreadable) + "; expected leave to read it)"));
        }
    }

    private void read(String name) {
        Path own = directory == null ? null : directory.resolve(name);
        byte[] trial = instead.get(name);
        boolean replaced = trial != null || (own != null && Files.exists(own));
        shipped.put(name, !replaced);
        Source source = new Source(
                replaced ? name : SHIPPED + name,
                directory == null ? Path.of("") : directory,
                environment,
                problems,
                warnings);
        try {
            byte[] bytes =
                    trial != null ? trial : own != null && replaced ? Files.readAllBytes(own) : shippedBytes(name);
            digest.update(bytes);
            hashes.put(name, sha256Hex(bytes));
            Document.read(bytes, source).ifPresent(top -> sections.put(name, top));
        } catch (IOException unreadable) {
            source.problem(
                    0, "", "cannot be read (" + Unreadable.why(unreadable) + "; expected a file that may be read)");
        }
    }

    private static byte[] shippedBytes(String name) {
        try (InputStream in = ConfigFiles.class.getResourceAsStream("/" + SHIPPED + name)) {
            if (in == null) {
                throw new IllegalStateException(SHIPPED + name + " is missing from the jar");
            }
            return in.readAllBytes();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
