package dev.sluice.router.sensitivity.number;

import dev.sluice.router.sensitivity.Confidence;

/**
 * A number that was found.
 *
 * @param format index in its table
 */
record Hit(int format, Confidence confidence, int start, int end) {
    int length() {
        return end - start;
    }
}
