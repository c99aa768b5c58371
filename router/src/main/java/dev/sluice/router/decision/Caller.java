package dev.sluice.router.decision;

import dev.sluice.router.mode.Freedom;
import java.util.Optional;

/**
 * Who asks and pays. All of it stands in {@code gateway.yml}: a request asserts nothing about its caller.
 *
 * @param name unique
 * @param team what rules ask for with {@code team}
 * @param region where the people live whose data this caller sends, such as {@code eu}; what rules ask for with
 *     {@code subject}
 * @param purpose what the answers are for, such as {@code commercial}; what rules ask for with {@code purpose}
 * @param overrides how far what a request asks for itself is granted
 */
public record Caller(String name, String team, Optional<String> region, Optional<String> purpose, Freedom overrides) {
    /** A caller whose requests may only narrow. */
    public Caller(String name, String team, Optional<String> region, Optional<String> purpose) {
        this(name, team, region, purpose, Freedom.NARROWER);
    }

    /** A caller of whom neither region nor purpose is known. */
    public Caller(String name, String team) {
        this(name, team, Optional.empty(), Optional.empty());
    }
}
