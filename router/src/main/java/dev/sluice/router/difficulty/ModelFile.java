package dev.sluice.router.difficulty;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A learned model as a file: a first line that names the form and its version, the SHA-256 of the table of words that
 * it needs, what it was trained on, the weights (big-endian IEEE 754), and last the SHA-256 of all before it, in
 * hexadecimal. Equal models are equal bytes.
 */
public final class ModelFile {
    private static final byte[] FIRST_LINE = "sluice difficulty model 2\n".getBytes(StandardCharsets.US_ASCII);
    private static final int SUM = 64;
    private static final int MOST = 1 << 22;

    private ModelFile() {}

    public static byte[] write(LearnedModel model) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.write(FIRST_LINE);
            out.writeUTF(model.words());
            List<Provenance.Source> sources = model.provenance().sources();
            out.writeInt(sources.size());
            for (Provenance.Source source : sources) {
                out.writeUTF(source.name());
                out.writeUTF(source.sha256());
                out.writeInt(source.rows());
            }
            out.writeInt(model.weights().size());
            for (QuestionKind kind : QuestionKind.values()) {
                Weights weights = model.weights().get(kind);
                if (weights != null) {
                    out.writeUTF(kind.name());
                    write(out, weights);
                }
            }
            out.flush();
            out.write(Sha256.hex(bytes.toByteArray()).getBytes(StandardCharsets.US_ASCII));
        } catch (IOException impossible) {
            throw new IllegalStateException("memory takes every byte", impossible);
        }
        return bytes.toByteArray();
    }

    /**
     * @param table the table of words that it was trained with
     * @throws IllegalArgumentException if it is no such file, is damaged, or was trained with another table; the
     *     message says which
     */
    public static LearnedModel read(byte[] file, WordTable table) {
        if (!Arrays.equals(FIRST_LINE, Arrays.copyOf(file, FIRST_LINE.length))) {
            throw new IllegalArgumentException("no difficulty model of this version (expected the first line \""
                    + new String(FIRST_LINE, StandardCharsets.US_ASCII).strip() + "\")");
        }
        int end = Math.max(FIRST_LINE.length, file.length - SUM);
        String sum = new String(file, end, file.length - end, StandardCharsets.US_ASCII);
        if (!sum.equals(Sha256.hex(Arrays.copyOf(file, end)))) {
            throw new IllegalArgumentException("a damaged difficulty model (its last 64 characters are not the SHA-256"
                    + " of what stands before them)");
        }
        try (DataInputStream in =
                new DataInputStream(new ByteArrayInputStream(file, FIRST_LINE.length, end - FIRST_LINE.length))) {
            String words = in.readUTF();
            if (!words.equals(table.sha256())) {
                throw new IllegalArgumentException("a difficulty model for another table of words, SHA-256 " + words
                        + " (expected " + table.sha256() + "; train it anew)");
            }
            Provenance provenance = provenance(in);
            Map<QuestionKind, Weights> weights = new EnumMap<>(QuestionKind.class);
            for (int left = count(in); left > 0; left--) {
                weights.put(QuestionKind.valueOf(in.readUTF()), weights(in));
            }
            return new LearnedModel(table, weights, provenance);
        } catch (IOException cut) {
            throw new IllegalArgumentException("no whole difficulty model", cut);
        }
    }

    private static Provenance provenance(DataInputStream in) throws IOException {
        int count = count(in);
        List<Provenance.Source> sources = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            sources.add(new Provenance.Source(in.readUTF(), in.readUTF(), in.readInt()));
        }
        return new Provenance(sources);
    }

    private static void write(DataOutputStream out, Weights weights) throws IOException {
        floats(out, weights.scaling().mean());
        floats(out, weights.scaling().deviation());
        Smooth smooth = weights.smooth();
        rows(out, smooth.landmarks());
        out.writeDouble(smooth.width());
        for (String label : smooth.labels()) {
            out.writeUTF(label);
        }
        floats(out, smooth.local());
        floats(out, smooth.strong());
        out.writeInt(weights.local().size());
        for (int i = 0; i < weights.local().size(); i++) {
            forest(out, weights.local().get(i));
            forest(out, weights.strong().get(i));
        }
        worth(out, weights.phrases().local());
        worth(out, weights.phrases().strong());
        Blend blend = weights.blend();
        out.writeDouble(blend.middle());
        out.writeDouble(blend.spread());
        out.writeDouble(blend.familiar());
        out.writeDouble(blend.local().slope());
        out.writeDouble(blend.local().offset());
        out.writeDouble(blend.strong().slope());
        out.writeDouble(blend.strong().offset());
    }

    private static Weights weights(DataInputStream in) throws IOException {
        Scaling scaling = new Scaling(floats(in), floats(in));
        float[][] landmarks = rows(in);
        double width = in.readDouble();
        List<String> labels = new ArrayList<>();
        for (int i = 0; i < landmarks.length; i++) {
            labels.add(in.readUTF());
        }
        Smooth smooth = new Smooth(landmarks, width, labels, floats(in), floats(in));
        List<Forest> local = new ArrayList<>();
        List<Forest> strong = new ArrayList<>();
        for (int left = count(in); left > 0; left--) {
            local.add(forest(in));
            strong.add(forest(in));
        }
        Phrases phrases = new Phrases(worth(in), worth(in));
        Blend blend = new Blend(
                in.readDouble(),
                in.readDouble(),
                in.readDouble(),
                new Blend.Line(in.readDouble(), in.readDouble()),
                new Blend.Line(in.readDouble(), in.readDouble()));
        return new Weights(scaling, smooth, local, strong, phrases, blend);
    }

    private static void forest(DataOutputStream out, Forest forest) throws IOException {
        out.writeDouble(forest.base());
        out.writeInt(forest.inputs().length);
        for (int input : forest.inputs()) {
            out.writeShort(input);
        }
        floats(out, forest.thresholds());
        floats(out, forest.values());
    }

    private static Forest forest(DataInputStream in) throws IOException {
        double base = in.readDouble();
        int[] inputs = new int[count(in)];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = in.readShort();
        }
        return new Forest(base, inputs, floats(in), floats(in));
    }

    private static void worth(DataOutputStream out, Phrases.Worth worth) throws IOException {
        out.writeDouble(worth.base());
        out.writeFloat(worth.scale());
        out.writeInt(worth.values().length);
        out.write(worth.values());
    }

    private static Phrases.Worth worth(DataInputStream in) throws IOException {
        double base = in.readDouble();
        float scale = in.readFloat();
        byte[] values = new byte[count(in)];
        in.readFully(values);
        return new Phrases.Worth(base, scale, values);
    }

    private static void rows(DataOutputStream out, float[][] rows) throws IOException {
        out.writeInt(rows.length);
        for (float[] row : rows) {
            floats(out, row);
        }
    }

    private static float[][] rows(DataInputStream in) throws IOException {
        float[][] rows = new float[count(in)][];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = floats(in);
        }
        return rows;
    }

    private static void floats(DataOutputStream out, float[] values) throws IOException {
        out.writeInt(values.length);
        for (float value : values) {
            out.writeFloat(value);
        }
    }

    private static float[] floats(DataInputStream in) throws IOException {
        float[] values = new float[count(in)];
        for (int i = 0; i < values.length; i++) {
            values[i] = in.readFloat();
        }
        return values;
    }

    private static int count(DataInputStream in) throws IOException {
        int count = in.readInt();
        if (count < 0 || count > MOST) {
            throw new IllegalArgumentException("no whole difficulty model");
        }
        return count;
    }
}
