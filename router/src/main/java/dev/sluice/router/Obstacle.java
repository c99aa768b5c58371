package dev.sluice.router;

import dev.sluice.router.catalogue.Ability;
import java.util.List;

/** Why a route was left out, in the order in which it is looked for. */
sealed interface Obstacle {
    /** One line. */
    String why();

    /** The policy forbids it. */
    record Forbidden(String why) implements Obstacle {}

    /** The mode, or the caller's wish, leaves it out. */
    record Unwanted(String why) implements Obstacle {}

    /** @param missing at least one, in the order of {@link Ability} */
    record Incapable(List<Ability> missing, String why) implements Obstacle {}

    /** The prompt does not fit its context. */
    record TooSmall(String why) implements Obstacle {}

    /** Its backend takes no requests at the moment. */
    record Down(String why) implements Obstacle {}
}
