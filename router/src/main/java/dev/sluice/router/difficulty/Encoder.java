package dev.sluice.router.difficulty;

import dev.sluice.router.catalogue.Ability;
import dev.sluice.router.prompt.Message;
import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.prompt.Role;
import dev.sluice.router.text.Subwords;
import java.util.Arrays;
import java.util.List;

/**
 * Turns a prompt into numbers: how full its signs are, then the mean of its words' vectors, made of length 1. Rare
 * words weigh more in the mean, the last user message more than what stands before it.
 *
 * <p>The work is bounded whatever the length: of a long text the beginning and the end are read, of a long conversation
 * the last user message, the system prompt and the latest turns; counts are scaled to the whole, and lengths are exact.
 * Thread-safe.
 */
public final class Encoder {
    /** Characters whose words are looked up, and how many of them are a text's end. */
    private static final int MOST_LOOKED_UP = 4096;

    private static final int MOST_COUNTED = 16_384;
    private static final double LAST_USER = 1;
    private static final double OTHER = 0.5;
    private static final int SIGNS = Sign.values().length;

    private final WordTable table;
    private final float[] rarity;
    private final float[] centre;

    /**
     * @param rarity what each piece's vector weighs, by id
     * @param centre what the mean vector of all texts is; taken off, so that what they share does not hide what parts
     *     them
     */
    public Encoder(WordTable table, float[] rarity, float[] centre) {
        if (rarity.length != table.size() || centre.length != table.dimensions()) {
            throw new IllegalArgumentException("weights of " + rarity.length + " pieces and " + centre.length
                    + " dimensions (expected " + table.size() + " and " + table.dimensions() + ")");
        }
        this.table = table;
        this.rarity = rarity;
        this.centre = centre;
    }

    /** How many numbers a prompt becomes. */
    public int size() {
        return SIGNS + table.dimensions();
    }

    /** How many of the first numbers are signs. */
    public static int signs() {
        return SIGNS;
    }

    /** How far each full sign is held to move the gain before any outcome was seen. */
    public static double[] priors() {
        return Arrays.stream(Sign.values()).mapToDouble(Sign::prior).toArray();
    }

    WordTable table() {
        return table;
    }

    float[] rarity() {
        return rarity;
    }

    float[] centre() {
        return centre;
    }

    /** What a prompt is in numbers; the first are the signs. */
    public float[] encode(Prompt prompt) {
        return new Reading().of(prompt);
    }

    /** Of one prompt. */
    private final class Reading implements Subwords.Sink {
        private final Tally tally = new Tally();
        private final Subwords.Cutter cutter = table.subwords().cutter();
        private final float[] sum = new float[table.dimensions()];
        private float weight;
        private double pieces;
        private double rare;
        private double weighed;
        private int lookedUp = MOST_LOOKED_UP;
        private int counted = MOST_COUNTED;

        float[] of(Prompt prompt) {
            List<Message> messages = prompt.messages();
            int last = lastUser(messages);
            if (last >= 0) {
                read(messages.get(last), LAST_USER);
                tally.add(Sign.QUESTION, messages.get(last).length());
            }
            for (int i = 0; i < messages.size(); i++) {
                if (messages.get(i).role() == Role.SYSTEM) {
                    read(messages.get(i), OTHER);
                    tally.add(Sign.SYSTEM, messages.get(i).length());
                }
            }
            for (int i = messages.size() - 1; i >= 0; i--) {
                if (i != last && messages.get(i).role() != Role.SYSTEM) {
                    read(messages.get(i), OTHER);
                    tally.add(Sign.TURNS, 1);
                }
            }
            tools(prompt);
            tally.add(Sign.SCHEMA, prompt.needs().containsKey(Ability.JSON_SCHEMA) ? 1 : 0);
            attachments(prompt);
            double words = Math.max(1, tally.of(Sign.WORDS));
            tally.add(Sign.LONG_WORDS, weighed / words - 4);
            tally.add(Sign.RARE_WORDS, pieces == 0 ? 0 : rare / pieces);
            float[] numbers = new float[size()];
            tally.fullness(numbers);
            mean(numbers);
            return numbers;
        }

        private void read(Message message, double times) {
            for (String text : message.texts()) {
                read(text, times);
            }
        }

        private void read(String text, double times) {
            int length = text.length();
            tally.add(Sign.LENGTH, length);
            weighed += times * length;
            int count = Math.min(counted, length);
            counted -= count;
            if (count > 0) {
                double whole = times * length / count;
                int head = count == length ? count : count - count / 4;
                tally.read(text, 0, head, whole);
                tally.read(text, length - (count - head), length, whole);
            }
            int look = Math.min(lookedUp, length);
            lookedUp -= look;
            if (look > 0) {
                weight = (float) (times * length / look);
                int head = look == length ? look : look - look / 4;
                cutter.cut(text, 0, head, this);
                cutter.cut(text, length - (look - head), length, this);
            }
        }

        @Override
        public void piece(int id) {
            pieces += weight;
            rare += weight * rarity[id];
            table.add(id, weight * rarity[id], sum);
        }

        private void tools(Prompt prompt) {
            if (prompt.tools() == 0) {
                return;
            }
            tally.add(Sign.TOOLS, prompt.tools());
            for (Part part : prompt.parts()) {
                if (part instanceof Part.Text(Place place, String text) && isOfTools(place)) {
                    tally.add(Sign.TOOL_TEXT, text.length());
                }
            }
        }

        private void attachments(Prompt prompt) {
            boolean any = prompt.needs().containsKey(Ability.IMAGES)
                    || prompt.needs().containsKey(Ability.FILES)
                    || prompt.needs().containsKey(Ability.AUDIO_INPUT);
            tally.add(Sign.ATTACHMENTS, any ? 1 : 0);
        }

        private void mean(float[] numbers) {
            if (unit(sum)) {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] -= centre[i];
                }
                unit(sum);
            }
            System.arraycopy(sum, 0, numbers, SIGNS, sum.length);
        }
    }

    /** Makes its length 1; false if it has none. */
    private static boolean unit(float[] vector) {
        double square = 0;
        for (float value : vector) {
            square += (double) value * value;
        }
        if (square == 0) {
            return false;
        }
        double length = Math.sqrt(square);
        for (int i = 0; i < vector.length; i++) {
            vector[i] = (float) (vector[i] / length);
        }
        return true;
    }

    private static int lastUser(List<Message> messages) {
        for (int i = messages.size() - 1; i >= 0; i--) {
            if (messages.get(i).role() == Role.USER) {
                return i;
            }
        }
        return messages.size() - 1;
    }

    private static boolean isOfTools(Place place) {
        Place at = place;
        for (Place parent = at.parent(); parent != null; parent = at.parent()) {
            at = parent;
        }
        return at.step().equals("tools") || at.step().equals("functions");
    }
}
