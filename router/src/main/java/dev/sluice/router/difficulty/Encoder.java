package dev.sluice.router.difficulty;

import dev.sluice.router.catalogue.Ability;
import dev.sluice.router.prompt.Message;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.prompt.Role;
import dev.sluice.router.text.Subwords;
import java.util.List;

/**
 * Turns a prompt into numbers: its signs, then the direction of the mean of its words' vectors. Rare words weigh more
 * in the mean; the last user message weighs twice what the rest of the conversation does.
 *
 * <p>The work is bounded whatever the length: of a long text the beginning and the end are read, of a long conversation
 * the last user message, the system prompt and the latest turns; counts are scaled to the whole, and lengths are exact.
 * Thread-safe.
 */
public final class Encoder {
    /** Characters whose words are looked up: of the last user message, and of all else. */
    private static final int LOOKED_UP = 3072;

    private static final int LOOKED_UP_ELSEWHERE = 1024;
    /** Characters that are counted: of the last user message, and of all else. */
    private static final int COUNTED = 4096;

    private static final int COUNTED_ELSEWHERE = 2048;
    private static final double ELSEWHERE = 0.5;
    private static final int SIGNS = Sign.values().length;

    private final WordTable table;

    public Encoder(WordTable table) {
        this.table = table;
    }

    /** How many numbers a prompt becomes. */
    public int size() {
        return SIGNS + table.dimensions();
    }

    /** How many of the numbers are signs; they come first. */
    public static int signs() {
        return SIGNS;
    }

    WordTable table() {
        return table;
    }

    /** What a prompt is in numbers. */
    public float[] encode(Prompt prompt) {
        return read(prompt).numbers();
    }

    /** The buckets of the words that were looked up, each once; see {@link Phrases}. */
    public int[] buckets(Prompt prompt) {
        return read(prompt).buckets();
    }

    /** What kind of question a prompt puts. */
    public QuestionKind kind(Prompt prompt) {
        return QuestionKind.of(read(prompt).tally());
    }

    Read read(Prompt prompt) {
        return new Reading(prompt).read();
    }

    /**
     * What was read of one prompt.
     *
     * @param buckets of its words, see {@link Phrases}
     * @param tally what else its form showed
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared; made anew for each prompt
    record Read(float[] numbers, int[] buckets, Tally tally) {}

    /** Of one prompt. */
    private final class Reading implements Subwords.Sink {
        private final Tally tally;
        private final Subwords.Cutter cutter = table.subwords().cutter();
        private final float[] sum = new float[table.dimensions()];
        private final BucketSet buckets = new BucketSet();
        private float weight;
        private float weighed;
        private int lookedUp;
        private int counted;

        Reading(Prompt prompt) {
            List<Message> messages = prompt.messages();
            tally = new Tally(
                    ToolTally.of(prompt),
                    prompt.needs().containsKey(Ability.JSON_SCHEMA),
                    prompt.needs().containsKey(Ability.IMAGES)
                            || prompt.needs().containsKey(Ability.FILES)
                            || prompt.needs().containsKey(Ability.AUDIO_INPUT),
                    Math.min(COUNTED + COUNTED_ELSEWHERE, prompt.body().size()));
            int last = lastUser(messages);
            if (last >= 0) {
                lookedUp = LOOKED_UP;
                counted = COUNTED;
                for (String text : messages.get(last).texts()) {
                    tally.question(text, Math.min(text.length(), counted));
                    stretch(text, 1, 1);
                }
            }
            lookedUp = LOOKED_UP_ELSEWHERE;
            counted = COUNTED_ELSEWHERE;
            for (Message message : messages) {
                if (message.role() == Role.SYSTEM) {
                    message.texts().forEach(text -> stretch(text, ELSEWHERE, ELSEWHERE));
                }
            }
            for (int i = messages.size() - 1; i >= 0; i--) {
                if (i != last && messages.get(i).role() != Role.SYSTEM) {
                    messages.get(i).texts().forEach(text -> stretch(text, ELSEWHERE, 1));
                    tally.turn();
                }
            }
        }

        /** What an earlier turn asked for is asked for still, so what is held of its words counts in full. */
        private void stretch(String text, double times, double held) {
            int length = text.length();
            tally.length(length, times);
            int count = Math.min(counted, length);
            counted -= count;
            if (count > 0) {
                double whole = (double) length / count;
                int head = count == length ? count : count - count / 3;
                tally.read(text, 0, head, times * whole, held * whole);
                tally.read(text, length - (count - head), length, times * whole, held * whole);
            }
            int look = Math.min(lookedUp, length);
            lookedUp -= look;
            if (look > 0) {
                weight = (float) (times * length / look);
                int head = look == length ? look : look - look / 3;
                buckets.pause();
                cutter.cut(text, 0, head, this);
                if (head < look) {
                    buckets.pause();
                    cutter.cut(text, length - (look - head), length, this);
                }
            }
        }

        @Override
        public void piece(int id) {
            float times = weight * table.rarity(id);
            weighed += times;
            table.add(id, times, sum);
            buckets.piece(id);
        }

        Read read() {
            float[] numbers = new float[SIGNS + sum.length];
            tally.signs(numbers);
            if (weighed > 0) {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] /= weighed;
                }
                table.direction(sum, numbers, SIGNS);
            }
            return new Read(numbers, buckets.buckets(), tally);
        }
    }

    private static int lastUser(List<Message> messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).role() == Role.USER) {
                return i;
            }
        }
        return messages.size() - 1;
    }
}
