package dev.sluice.config;

import java.util.Optional;

/**
 * Which weights a route serves, as the catalogue states it; for licence and audit reports.
 *
 * @param revision the publisher's name for this state of the model, such as a commit
 * @param sha256 of the weights' file, 64 lower-case hexadecimal digits
 */
public record ModelOrigin(Optional<String> revision, Optional<String> sha256) {}
