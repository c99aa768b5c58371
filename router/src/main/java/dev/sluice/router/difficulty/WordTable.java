package dev.sluice.router.difficulty;

import dev.sluice.router.text.Subwords;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What a language model knows of words before it has read a text: for each piece of its vocabulary a vector, so that
 * pieces used alike lie alike. All-MiniLM-L6-v2's own table (Apache-2.0) along the directions in which prompts differ
 * most, a byte a number; {@code training.WordTableMaker} makes it. Immutable; nobody writes into its arrays.
 */
public final class WordTable {
    private static final String MAGIC = "sluice words 1";
    private static final int MOST_PIECES = 1 << 20;
    private static final int MOST_DIMENSIONS = 1024;

    private final String sha256;
    private final Parts parts;
    private final Subwords subwords;

    private WordTable(String sha256, Parts parts) {
        this.sha256 = sha256;
        this.parts = parts;
        this.subwords = new Subwords(parts.pieces);
    }

    /**
     * What a table consists of.
     *
     * @param pieces in the order of their ids
     * @param rarity what each piece weighs in a mean
     * @param centre the mean vector over many prompts, taken off so that what all share does not hide what parts them
     * @param scales what the bytes of a piece's vector are multiplied by
     * @param values the pieces' vectors, one after the other, each as long as {@code centre}
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared; megabytes, which nobody should copy
    public record Parts(List<String> pieces, float[] rarity, float[] centre, float[] scales, byte[] values) {
        public Parts {
            pieces = List.copyOf(pieces);
            if (rarity.length != pieces.size()
                    || scales.length != pieces.size()
                    || values.length != pieces.size() * centre.length) {
                throw new IllegalArgumentException("parts of a table of words that do not fit");
            }
        }
    }

    /** The file of a table. */
    public static byte[] file(Parts parts) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(MAGIC);
            out.writeInt(parts.pieces.size());
            out.writeInt(parts.centre.length);
            for (String piece : parts.pieces) {
                out.writeUTF(piece);
            }
            for (float[] numbers : List.of(parts.rarity, parts.centre, parts.scales)) {
                for (float number : numbers) {
                    out.writeFloat(number);
                }
            }
            out.write(parts.values);
        } catch (IOException impossible) {
            throw new IllegalStateException("memory takes every byte", impossible);
        }
        return bytes.toByteArray();
    }

    /** @throws IllegalArgumentException if these bytes are no table */
    public static WordTable of(byte[] file) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(file))) {
            if (!in.readUTF().equals(MAGIC)) {
                throw new IllegalArgumentException("no table of words (expected it to begin with \"" + MAGIC + "\")");
            }
            int count = within("pieces", in.readInt(), MOST_PIECES);
            int dimensions = within("dimensions", in.readInt(), MOST_DIMENSIONS);
            List<String> pieces = new ArrayList<>(count);
            for (int i = 0; i < count; i++) {
                pieces.add(in.readUTF());
            }
            float[] rarity = floats(in, count);
            float[] centre = floats(in, dimensions);
            float[] scales = floats(in, count);
            byte[] values = new byte[count * dimensions];
            in.readFully(values);
            return new WordTable(Sha256.hex(file), new Parts(pieces, rarity, centre, scales, values));
        } catch (IOException cut) {
            throw new IllegalArgumentException("no whole table of words", cut);
        }
    }

    private static float[] floats(DataInputStream in, int count) throws IOException {
        float[] numbers = new float[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = in.readFloat();
        }
        return numbers;
    }

    private static int within(String what, int value, int most) {
        if (value < 1 || value > most) {
            throw new IllegalArgumentException(what + ": " + value + " (expected 1 to " + most + ")");
        }
        return value;
    }

    /** SHA-256 of the file, 64 lower-case hexadecimal digits. */
    public String sha256() {
        return sha256;
    }

    /** How long a vector is. */
    public int dimensions() {
        return parts.centre.length;
    }

    /** How many pieces there are. */
    public int size() {
        return parts.rarity.length;
    }

    Subwords subwords() {
        return subwords;
    }

    /** What a piece weighs in a mean, 0 or more. */
    float rarity(int piece) {
        return parts.rarity[piece];
    }

    /** Adds a piece's vector, times a weight. */
    void add(int piece, float weight, float[] sum) {
        int dimensions = parts.centre.length;
        float times = weight * parts.scales[piece];
        int at = piece * dimensions;
        for (int i = 0; i < dimensions; i++) {
            sum[i] += times * parts.values[at + i];
        }
    }

    /** Writes the direction in which a mean of vectors lies from the centre: a vector of length 1, or of zeros. */
    void direction(float[] mean, float[] into, int from) {
        double square = 0;
        for (int i = 0; i < mean.length; i++) {
            float value = mean[i] - parts.centre[i];
            into[from + i] = value;
            square += (double) value * value;
        }
        float length = (float) Math.sqrt(square);
        for (int i = 0; i < mean.length && length > 0; i++) {
            into[from + i] /= length;
        }
    }
}
