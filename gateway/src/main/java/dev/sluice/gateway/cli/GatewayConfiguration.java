package dev.sluice.gateway.cli;

import dev.sluice.config.GatewaySettings;
import java.nio.file.Path;

/** Reads {@code gateway.yml} with its fellows from a folder, for commands that need its storage and addresses only. */
@FunctionalInterface
public interface GatewayConfiguration {
    /** @throws IllegalArgumentException if something is wrong with it; the message lists all problems, a line each */
    GatewaySettings read(Path directory);
}
