package dev.sluice.router.sensitivity.contact;

import java.util.List;

/** Addresses that everybody knows: seats of governments and of heroes, and what manuals print as an example. */
final class KnownPlaces {
    private static final List<String> ALL = List.of(
            "10 downing street",
            "11 downing street",
            "1600 pennsylvania ave",
            "221b baker street",
            "baker street 221b",
            "350 fifth avenue",
            "30 rockefeller plaza",
            "1600 amphitheatre parkway",
            "1 infinite loop",
            "one infinite loop",
            "1 apple park way",
            "1 microsoft way",
            "742 evergreen terrace",
            "4 privet drive",
            "12 grimmauld place",
            "124 conch street",
            "123 main st",
            "123 fake street",
            "123 example st");

    private KnownPlaces() {}

    /** Whether the address is one of them, whatever town follows. */
    static boolean isKnown(String text, int start, int end) {
        for (String known : ALL) {
            if (end - start >= known.length() && text.regionMatches(true, start, known, 0, known.length())) {
                return true;
            }
        }
        return false;
    }
}
