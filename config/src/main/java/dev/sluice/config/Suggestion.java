package dev.sluice.config;

import java.util.Collection;

/** Finds the word somebody probably meant. */
final class Suggestion {
    private Suggestion() {}

    /**
     * The tail of a message: {@code , did you mean "port"?}, or nothing if no word is near. Near is an edit distance of
     * at most two, and no more than half the word.
     */
    static String of(String typed, Collection<String> words) {
        String best = "";
        int bestDistance = 3;
        for (String word : words) {
            int distance = distance(typed, word);
            if (distance < bestDistance && distance * 2 <= word.length()) {
                best = word;
                bestDistance = distance;
            }
        }
        return best.isEmpty() ? "" : ", did you mean \"" + best + "\"?";
    }

    /** Levenshtein's distance, given up early where the lengths alone put it beyond two. */
    private static int distance(String left, String right) {
        if (Math.abs(left.length() - right.length()) > 2) {
            return Integer.MAX_VALUE / 2;
        }
        int[] row = new int[right.length() + 1];
        for (int column = 0; column < row.length; column++) {
            row[column] = column;
        }
        for (int i = 1; i <= left.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j < row.length; j++) {
                int replaced = diagonal + (left.charAt(i - 1) == right.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[right.length()];
    }
}
