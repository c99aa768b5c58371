package dev.sluice.router.difficulty;

/**
 * The heads that hear single words: what each piece of a word, and each pair of neighbours, says wherever it stands. It
 * tells subjects and ways of asking apart that lie together by their meaning. Pieces and pairs share a fixed number of
 * buckets by their hash, so that a text of any vocabulary has its place. Immutable.
 *
 * @param local what speaks for the local model's success
 * @param strong the same for the strong model
 */
public record Phrases(Worth local, Worth strong) {
    /** How many buckets there are; a power of two. */
    public static final int BUCKETS = 1 << BucketSet.BITS;

    /** Of all that is said of a prompt, when there is something to hear. */
    public static final double SHARE = 0.5;

    /** Hears nothing: where there were too few examples to learn words from. */
    public static final Phrases NONE = new Phrases(Worth.NONE, Worth.NONE);

    public Phrases {
        if (local.values().length != strong.values().length) {
            throw new IllegalArgumentException("one head hears words, the other does not");
        }
    }

    /** Whether there is an opinion at all. */
    public boolean heard() {
        return local.values().length > 0;
    }

    /**
     * One head.
     *
     * @param base what is said of a prompt without a word
     * @param scale what the values are multiplied by
     * @param values of each bucket; empty for none
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared; read far more often than handed over
    public record Worth(double base, float scale, byte[] values) {
        static final Worth NONE = new Worth(0, 1, new byte[0]);

        public Worth {
            if (values.length != 0 && values.length != BUCKETS) {
                throw new IllegalArgumentException(values.length + " buckets (expected " + BUCKETS + ")");
            }
        }

        /** The smallest scale at which all fit into a byte. */
        public static Worth of(double base, double[] values) {
            double most = 1e-9;
            for (double value : values) {
                most = Math.max(most, Math.abs(value));
            }
            float scale = (float) (most / Byte.MAX_VALUE);
            byte[] rounded = new byte[values.length];
            for (int b = 0; b < rounded.length; b++) {
                rounded[b] = (byte) Math.clamp(Math.rint(values[b] / scale), -Byte.MAX_VALUE, Byte.MAX_VALUE);
            }
            return new Worth(base, scale, rounded);
        }

        /** How far the words move what is said, from the base on. */
        double moved(int[] buckets) {
            long sum = 0;
            for (int bucket : buckets) {
                sum += values[bucket];
            }
            return buckets.length == 0 ? 0 : scale * sum / Math.sqrt(buckets.length);
        }
    }
}
