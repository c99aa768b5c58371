package dev.sluice.gateway.whole;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One change to a file, at one place, as slips of hands and merges make them. */
final class Mutation {
    private static final String SCRAPS = " :-[]{}#&*!|>'\"%@`,?\t\n$x09~<_.AZé";

    private Mutation() {}

    static String of(String file, Random random) {
        List<String> lines = new ArrayList<>(file.lines().toList());
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        int place = random.nextInt(line.length() + 1);
        switch (random.nextInt(9)) {
            case 0 -> lines.remove(at);
            case 1 -> lines.add(random.nextInt(lines.size()), line);
            case 2 -> lines.set(at, line.substring(0, place));
            case 3 -> lines.set(at, " ".repeat(random.nextInt(4)) + line);
            case 4 -> lines.add(random.nextInt(lines.size()), lines.remove(at));
            case 5 -> lines.set(at, line.replaceFirst("[a-z_]{3,}", word(lines, random)));
            case 6 -> {
                if (place < line.length()) {
                    lines.set(at, line.substring(0, place) + line.substring(place + 1));
                }
            }
            case 7 -> lines.set(at, line.replaceFirst("\\[[^]]*]", random.nextBoolean() ? "[]" : "[PHONE, US_SSN]"));
            default ->
                lines.set(
                        at,
                        line.substring(0, place)
                                + SCRAPS.charAt(random.nextInt(SCRAPS.length()))
                                + line.substring(place));
        }
        return String.join("\n", lines) + "\n";
    }

    /** Some word of the file itself. */
    private static String word(List<String> lines, Random random) {
        String[] words = String.join(" ", lines).split("[^A-Za-z_0-9]+");
        return words[random.nextInt(words.length)];
    }
}
