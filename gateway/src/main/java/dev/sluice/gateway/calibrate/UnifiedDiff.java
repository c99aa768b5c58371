package dev.sluice.gateway.calibrate;

import java.util.List;

/** A unified diff of one change, as {@code patch -p0} takes it. */
public final class UnifiedDiff {
    private static final int CONTEXT = 3;

    private UnifiedDiff() {}

    /**
     * All that lies between the first and the last line that differ is one hunk.
     *
     * @param name of the file
     * @return empty if nothing differs
     */
    public static String of(String name, String before, String after) {
        List<String> old = lines(before);
        List<String> fresh = lines(after);
        int shorter = Math.min(old.size(), fresh.size());
        int same = 0;
        while (same < shorter && old.get(same).equals(fresh.get(same))) {
            same++;
        }
        int tail = 0;
        while (tail < shorter - same && old.get(old.size() - 1 - tail).equals(fresh.get(fresh.size() - 1 - tail))) {
            tail++;
        }
        if (same == old.size() && same == fresh.size()) {
            return "";
        }
        int from = Math.max(0, same - CONTEXT);
        int oldEnd = Math.min(old.size(), old.size() - tail + CONTEXT);
        int freshEnd = Math.min(fresh.size(), fresh.size() - tail + CONTEXT);
        StringBuilder diff = new StringBuilder("--- ")
                .append(name)
                .append("\n+++ ")
                .append(name)
                .append('\n');
        diff.append("@@ -%s +%s @@\n".formatted(range(from, oldEnd), range(from, freshEnd)));
        old.subList(from, same).forEach(line -> diff.append(' ').append(line).append('\n'));
        old.subList(same, old.size() - tail)
                .forEach(line -> diff.append('-').append(line).append('\n'));
        fresh.subList(same, fresh.size() - tail)
                .forEach(line -> diff.append('+').append(line).append('\n'));
        old.subList(old.size() - tail, oldEnd)
                .forEach(line -> diff.append(' ').append(line).append('\n'));
        return diff.toString();
    }

    /** With carriage returns, which {@code patch} needs to find the place. */
    private static List<String> lines(String text) {
        return List.of(text.split("\n"));
    }

    private static String range(int from, int end) {
        int count = end - from;
        return (count == 0 ? from : from + 1) + "," + count;
    }
}
