package dev.sluice.config;

/**
 * Something odd in a configuration that does no harm, or not yet. Unlike a {@link Problem} it does not stop the load.
 *
 * @param file the file's name, without a folder
 * @param line from 1; 0 if it concerns the whole file
 * @param key the setting's path; empty for the whole file
 * @param message what is odd, and what may be done
 */
public record Warning(String file, int line, String key, String message) {
    /** In the form of a {@link Problem}. */
    @Override
    public String toString() {
        return new Problem(file, line, key, message).toString();
    }
}
