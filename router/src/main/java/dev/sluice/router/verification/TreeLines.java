package dev.sluice.router.verification;

import dev.sluice.router.difficulty.Forest;
import java.util.List;

/** A {@link Forest} as lines of a {@link DoubtFile}: its base and how many trees, then a line for each tree. */
final class TreeLines {
    private static final String HEAD = "trees";

    private TreeLines() {}

    static void write(Forest forest, StringBuilder to) {
        int trees = forest.inputs().length / Forest.QUESTIONS;
        to.append(HEAD).append(' ').append(trees).append(' ').append(forest.base());
        for (int tree = 0; tree < trees; tree++) {
            to.append('\n');
            for (int question = 0; question < Forest.QUESTIONS; question++) {
                int at = tree * Forest.QUESTIONS + question;
                to.append(forest.inputs()[at])
                        .append(' ')
                        .append(forest.thresholds()[at])
                        .append(' ');
            }
            for (int node = 0; node < Forest.NODES; node++) {
                to.append(node == 0 ? "" : " ").append(forest.values()[tree * Forest.NODES + node]);
            }
        }
        to.append('\n');
    }

    /** How many lines it takes. */
    static int count(Forest forest) {
        return 1 + forest.inputs().length / Forest.QUESTIONS;
    }

    /**
     * @param from the line that it begins with
     * @throws IllegalArgumentException if it does not
     */
    static Forest read(List<String> lines, int from) {
        String[] head = from < lines.size() ? lines.get(from).split(" ") : new String[0];
        if (head.length != 3 || !head[0].equals(HEAD)) {
            throw new IllegalArgumentException("the doubt model's line " + (from + 1) + " (expected its trees)");
        }
        int trees = Integer.parseInt(head[1]);
        int[] inputs = new int[trees * Forest.QUESTIONS];
        float[] thresholds = new float[inputs.length];
        float[] values = new float[trees * Forest.NODES];
        for (int tree = 0; tree < trees; tree++) {
            List<String> words = List.of(lines.get(from + 1 + tree).split(" "));
            for (int question = 0; question < Forest.QUESTIONS; question++) {
                int at = tree * Forest.QUESTIONS + question;
                inputs[at] = Integer.parseInt(words.get(2 * question));
                thresholds[at] = Float.parseFloat(words.get(2 * question + 1));
            }
            for (int node = 0; node < Forest.NODES; node++) {
                values[tree * Forest.NODES + node] = Float.parseFloat(words.get(2 * Forest.QUESTIONS + node));
            }
        }
        return new Forest(Double.parseDouble(head[2]), inputs, thresholds, values);
    }
}
