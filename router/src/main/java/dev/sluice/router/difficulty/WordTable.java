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
 * pieces used alike lie alike. All-MiniLM-L6-v2's own table (Apache-2.0), its most telling directions, a byte each;
 * {@code training.WordTableMaker} makes it. Immutable; nobody writes into its arrays.
 */
public final class WordTable {
    private static final String MAGIC = "sluice words 1";
    private static final int MOST_PIECES = 1 << 20;
    private static final int MOST_DIMENSIONS = 1024;

    private final String sha256;
    private final int dimensions;
    private final int size;
    private final float[] scales;
    private final byte[] values;
    private final Subwords subwords;

    private WordTable(String sha256, List<String> pieces, int dimensions, float[] scales, byte[] values) {
        this.sha256 = sha256;
        this.dimensions = dimensions;
        this.size = pieces.size();
        this.scales = scales;
        this.values = values;
        this.subwords = new Subwords(pieces);
    }

    /**
     * The file of a table, from its parts.
     *
     * @param pieces in the order of their ids
     * @param scales what a byte of a piece's vector is multiplied by
     * @param values the vectors, one after the other
     */
    public static byte[] file(List<String> pieces, int dimensions, float[] scales, byte[] values) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(MAGIC);
            out.writeInt(pieces.size());
            out.writeInt(dimensions);
            for (String piece : pieces) {
                out.writeUTF(piece);
            }
            for (float scale : scales) {
                out.writeFloat(scale);
            }
            out.write(values);
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
            float[] scales = new float[count];
            for (int i = 0; i < count; i++) {
                scales[i] = in.readFloat();
            }
            byte[] values = new byte[count * dimensions];
            in.readFully(values);
            return new WordTable(Sha256.hex(file), pieces, dimensions, scales, values);
        } catch (IOException cut) {
            throw new IllegalArgumentException("no whole table of words", cut);
        }
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

    public int dimensions() {
        return dimensions;
    }

    /** How many pieces there are. */
    public int size() {
        return size;
    }

    public Subwords subwords() {
        return subwords;
    }

    /** Adds a piece's vector, times a weight. */
    void add(int piece, float weight, float[] sum) {
        float times = weight * scales[piece];
        int at = piece * dimensions;
        for (int i = 0; i < dimensions; i++) {
            sum[i] += times * values[at + i];
        }
    }
}
