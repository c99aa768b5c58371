package dev.sluice.router.sensitivity.number;

import dev.sluice.router.text.Clues;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shapes as a tree: a text is walked along it unit by unit, and most texts leave it soon. */
final class Shapes {
    /** Where every walk begins. */
    static final int ROOT = 1;

    /** Where a walk has left the tree. */
    static final int NOWHERE = 0;

    private static final int DIGIT = 0;
    private static final int LETTER = 1;
    private static final String LITERALS = "-./ ()_";
    private static final int CLASSES = 2 + LITERALS.length();

    private static final byte[] KIND = kinds();

    private int[] next = new int[CLASSES * 64];
    private int nodes = 2;
    private final List<int @Nullable []> ends = new ArrayList<>();

    /** Adds a shape; {@code X} stands for a digit and for a letter. */
    void add(String shape, int value) {
        add(shape, 0, ROOT, value);
    }

    private void add(String shape, int at, int node, int value) {
        if (at == shape.length()) {
            while (ends.size() <= node) {
                ends.add(null);
            }
            int[] old = ends.get(node);
            int[] values = old == null ? new int[1] : Arrays.copyOf(old, old.length + 1);
            values[values.length - 1] = value;
            ends.set(node, values);
            return;
        }
        char unit = shape.charAt(at);
        if (unit == 'X' || unit == '9') {
            add(shape, at + 1, child(node, DIGIT), value);
        }
        if (unit == 'X' || unit == 'A') {
            add(shape, at + 1, child(node, LETTER), value);
        }
        int literal = LITERALS.indexOf(unit);
        if (literal >= 0) {
            add(shape, at + 1, child(node, 2 + literal), value);
        } else if (unit != 'X' && unit != '9' && unit != 'A') {
            throw new IllegalArgumentException("shape: \"" + shape + "\" (expected 9, A, X and " + LITERALS + ")");
        }
    }

    private int child(int node, int kind) {
        int at = node * CLASSES + kind;
        if (at >= next.length) {
            next = Arrays.copyOf(next, next.length * 2);
        }
        if (next[at] == NOWHERE) {
            next[at] = nodes++;
            if (nodes * CLASSES > next.length) {
                next = Arrays.copyOf(next, next.length * 2);
            }
        }
        return next[at];
    }

    /** The node after a unit, which is a digit, a letter or a separator of a layout. */
    int next(int node, char unit) {
        int kind = unit < 128 ? KIND[unit] : -1;
        return kind < 0 ? NOWHERE : next[node * CLASSES + kind];
    }

    /** Whether a shape begins with a letter. */
    boolean beginsWithLetter() {
        return next[ROOT * CLASSES + LETTER] != NOWHERE;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[128];
        for (char unit = 0; unit < 128; unit++) {
            int literal = LITERALS.indexOf(unit);
            kinds[unit] = (byte)
                    (Clues.isDigit(unit) ? DIGIT : Clues.isLetter(unit) ? LETTER : literal < 0 ? -1 : 2 + literal);
        }
        return kinds;
    }

    /** The values of the shapes that end here; null if none does. */
    int @Nullable [] at(int node) {
        return node < ends.size() ? ends.get(node) : null;
    }
}
