package dev.sluice.router.verification;

/** How alike two short texts are. */
final class Likeness {
    /** More of a text is not looked at: the cost is the product of both lengths. */
    private static final int LONGEST = 200;

    private Likeness() {}

    /**
     * Twice the length of the longest common subsequence over both lengths: 1 for the same, 0 for nothing in common.
     */
    static double of(String one, String other) {
        if (one.equals(other)) {
            return 1;
        }
        int rows = Math.min(one.length(), LONGEST);
        int columns = Math.min(other.length(), LONGEST);
        int[] before = new int[columns + 1];
        int[] row = new int[columns + 1];
        for (int i = 1; i <= rows; i++) {
            for (int j = 1; j <= columns; j++) {
                row[j] = one.charAt(i - 1) == other.charAt(j - 1) ? before[j - 1] + 1 : Math.max(before[j], row[j - 1]);
            }
            int[] swapped = before;
            before = row;
            row = swapped;
        }
        return rows + columns == 0 ? 1 : 2.0 * before[columns] / (rows + columns);
    }
}
