package dev.sluice.router;

import dev.sluice.router.catalogue.Route;

/** A candidate that was left out. */
record Sifted(Route route, Obstacle obstacle) {
    boolean permitted() {
        return !(obstacle instanceof Obstacle.Forbidden);
    }

    /** Whether neither the policy nor the mode left it out. */
    boolean wanted() {
        return permitted() && !(obstacle instanceof Obstacle.Unwanted);
    }
}
