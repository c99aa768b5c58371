package dev.sluice.router.difficulty.neighbours;

import dev.sluice.router.difficulty.Sketch;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The latest outcomes of one route, at most {@value #MOST}. Immutable; looking through a full one takes some
 * microseconds, a further outcome makes a copy of some 40 KB.
 */
public final class Neighbourhood {
    /** More than these outcomes are not kept; the oldest go first. */
    public static final int MOST = 2048;

    /** Nobody knows anything. */
    public static final Neighbourhood EMPTY = new Neighbourhood(new long[0], new long[0], new long[0], new short[0]);

    /** Bits; an angle of about 45 degrees. Unrelated prompts are so near once in some 30,000. */
    static final int RADIUS = 16;

    private static final int PERMILLE = 1000;

    private final long[] ids;
    private final long[] times;
    private final long[] sketches;
    /** Success less what was predicted, in thousandths. */
    private final short[] surprises;

    private Neighbourhood(long[] ids, long[] times, long[] sketches, short[] surprises) {
        this.ids = ids;
        this.times = times;
        this.sketches = sketches;
        this.surprises = surprises;
    }

    /**
     * What became of one request.
     *
     * @param id tells requests apart; another outcome of the same one takes the place of the first
     * @param time when it was asked, in whatever unit; only the order counts
     * @param predicted how likely the difficulty model thought success, 0 to 1
     * @param success how good the answer was, 0 to 1
     */
    public record Outcome(long id, long time, Sketch sketch, double predicted, double success) {
        public Outcome {
            if (!(predicted >= 0 && predicted <= 1) || !(success >= 0 && success <= 1)) {
                throw new IllegalArgumentException("outcome: " + predicted + ", " + success + " (expected 0 to 1)");
            }
        }

        private short surprise() {
            return (short) Math.round(PERMILLE * (success - predicted));
        }
    }

    /** How many outcomes there are. */
    public int size() {
        return ids.length;
    }

    /** With these too; of what is too much the oldest go, by their time. */
    public Neighbourhood with(Collection<Outcome> more) {
        Map<Long, Outcome> latest = new LinkedHashMap<>();
        more.forEach(outcome -> latest.put(outcome.id, outcome));
        int[] kept = kept(latest);
        Outcome[] added = latest.values().toArray(new Outcome[0]);
        int count = kept.length + added.length;
        Neighbourhood ours = of(kept);
        Neighbourhood all = new Neighbourhood(
                Arrays.copyOf(ours.ids, count),
                Arrays.copyOf(ours.times, count),
                Arrays.copyOf(ours.sketches, count),
                Arrays.copyOf(ours.surprises, count));
        for (int i = 0; i < added.length; i++) {
            int at = kept.length + i;
            all.ids[at] = added[i].id;
            all.times[at] = added[i].time;
            all.sketches[at] = added[i].sketch.bits();
            all.surprises[at] = added[i].surprise();
        }
        return count <= MOST ? all : all.of(all.latest());
    }

    /** Without those of before that time. */
    public Neighbourhood since(long time) {
        int[] kept = new int[ids.length];
        int count = 0;
        for (int i = 0; i < ids.length; i++) {
            if (times[i] >= time) {
                kept[count++] = i;
            }
        }
        if (count == ids.length) {
            return this;
        }
        return of(Arrays.copyOf(kept, count));
    }

    /** What the outcomes near a prompt say. */
    Near near(Sketch sketch) {
        int count = 0;
        int weight = 0;
        long surprise = 0;
        for (int i = 0; i < sketches.length; i++) {
            int distance = Long.bitCount(sketches[i] ^ sketch.bits());
            if (distance <= RADIUS) {
                int nearness = RADIUS + 1 - distance;
                count++;
                weight += nearness;
                surprise += (long) nearness * surprises[i];
            }
        }
        return new Near(count, weight / (RADIUS + 1.0), count == 0 ? 0 : surprise / (PERMILLE * (double) weight));
    }

    /**
     * @param count how many outcomes are near
     * @param weight their sum, each counting from 1, the same sketch, down to next to nothing at the radius
     * @param surprise their weighted mean, -1, all failed against all expectation, to 1
     */
    record Near(int count, double weight, double surprise) {}

    /** Which of ours stay beside those. */
    private int[] kept(Map<Long, Outcome> others) {
        int[] kept = new int[ids.length];
        int count = 0;
        for (int i = 0; i < ids.length; i++) {
            if (!others.containsKey(ids[i])) {
                kept[count++] = i;
            }
        }
        return Arrays.copyOf(kept, count);
    }

    /** The same whichever came first: of the same moment the id decides. */
    private int[] latest() {
        return IntStream.range(0, ids.length)
                .boxed()
                .sorted(Comparator.comparingLong((Integer at) -> times[at]).thenComparingLong(at -> ids[at]))
                .skip(ids.length - MOST)
                .mapToInt(at -> at)
                .toArray();
    }

    private Neighbourhood of(int[] which) {
        short[] left = new short[which.length];
        for (int i = 0; i < which.length; i++) {
            left[i] = surprises[which[i]];
        }
        return new Neighbourhood(pick(ids, which), pick(times, which), pick(sketches, which), left);
    }

    private static long[] pick(long[] from, int[] which) {
        long[] picked = new long[which.length];
        for (int i = 0; i < which.length; i++) {
            picked[i] = from[which[i]];
        }
        return picked;
    }
}
