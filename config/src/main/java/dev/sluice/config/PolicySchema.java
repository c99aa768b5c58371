package dev.sluice.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The JSON Schema of {@code privacy-policy.yml}, for editors; see the first line of the shipped file. */
public final class PolicySchema {
    /** The name that the shipped policy's first line looks for, beside itself. */
    public static final String FILE = "privacy-policy.schema.json";

    private PolicySchema() {}

    /** The whole schema, draft 2020-12. */
    public static String text() {
        try (InputStream in = PolicySchema.class.getResourceAsStream("/schema/" + FILE)) {
            if (in == null) {
                throw new IllegalStateException("schema/" + FILE + " is missing from the jar");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
