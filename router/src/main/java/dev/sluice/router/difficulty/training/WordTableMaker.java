package dev.sluice.router.difficulty.training;

import dev.sluice.router.difficulty.WordTable;
import dev.sluice.router.text.Subwords;
import java.util.List;

/**
 * Makes the table of words from a quantised MiniLM and the texts of many prompts: takes the word embeddings out of the
 * ONNX file, finds how rare each piece is among the texts and in which directions the texts' means differ most, keeps
 * these, and rounds each vector to bytes. Same files, same bytes.
 */
public final class WordTableMaker {
    private static final String EMBEDDINGS = "embeddings.word_embeddings.weight_quantized";
    private static final int LARGEST = 127;
    /** Of an unsigned byte: near the embeddings' zero point; the centre takes off the rest. */
    private static final int ZERO = 128;

    private final OnnxTensor tensor;
    private final List<String> pieces;
    private final Subwords subwords;
    private final float[] rarity;

    private WordTableMaker(OnnxTensor tensor, List<String> pieces) {
        this.tensor = tensor;
        this.pieces = pieces;
        this.subwords = new Subwords(pieces);
        this.rarity = new float[pieces.size()];
    }

    /**
     * @param onnx the model's file; its word embeddings have to be a byte each
     * @param pieces its vocabulary, in the order of the ids
     * @param texts of prompts, at least one
     * @param dimensions how many directions are kept
     * @throws IllegalArgumentException if the file has no such embeddings, or not as many as there are pieces
     */
    public static byte[] make(byte[] onnx, List<String> pieces, List<String> texts, int dimensions) {
        OnnxTensor tensor = OnnxTensor.find(onnx, EMBEDDINGS);
        if (tensor.rows() != pieces.size()) {
            throw new IllegalArgumentException(
                    tensor.rows() + " word embeddings (expected one for each of the " + pieces.size() + " pieces)");
        }
        return WordTable.file(new WordTableMaker(tensor, pieces).parts(texts, dimensions));
    }

    private WordTable.Parts parts(List<String> texts, int dimensions) {
        count(texts);
        int columns = tensor.columns();
        double[] mean = new double[columns];
        double[][] axes = PrincipalAxes.of(covariance(texts, mean), dimensions);
        float[] scales = new float[pieces.size()];
        byte[] values = new byte[pieces.size() * dimensions];
        double[] seen = new double[dimensions];
        for (int piece = 0; piece < pieces.size(); piece++) {
            double largest = 0;
            for (int axis = 0; axis < dimensions; axis++) {
                double sum = 0;
                for (int i = 0; i < columns; i++) {
                    sum += axes[axis][i] * number(piece, i);
                }
                seen[axis] = sum;
                largest = Math.max(largest, Math.abs(sum));
            }
            scales[piece] = (float) (largest / LARGEST);
            for (int axis = 0; axis < dimensions && largest > 0; axis++) {
                values[piece * dimensions + axis] = (byte) Math.round(seen[axis] * LARGEST / largest);
            }
        }
        float[] centre = new float[dimensions];
        for (int axis = 0; axis < dimensions; axis++) {
            double sum = 0;
            for (int i = 0; i < columns; i++) {
                sum += axes[axis][i] * mean[i];
            }
            centre[axis] = (float) sum;
        }
        return new WordTable.Parts(pieces, rarity, centre, scales, values);
    }

    /** How rare each piece is: the logarithm of one in how many texts holds it. */
    private void count(List<String> texts) {
        int[] holding = new int[pieces.size()];
        int[] last = new int[pieces.size()];
        int[] text = {0};
        Subwords.Cutter cutter = subwords.cutter();
        for (String each : texts) {
            text[0]++;
            cutter.cut(each, 0, each.length(), id -> {
                if (last[id] != text[0]) {
                    last[id] = text[0];
                    holding[id]++;
                }
            });
        }
        for (int id = 0; id < rarity.length; id++) {
            rarity[id] = (float) StrictMath.log((text[0] + 1.0) / (holding[id] + 1.0));
        }
    }

    /** Of the texts' mean vectors. */
    private double[][] covariance(List<String> texts, double[] mean) {
        int columns = tensor.columns();
        double[][] products = new double[columns][columns];
        double[] vector = new double[columns];
        Subwords.Cutter cutter = subwords.cutter();
        for (String text : texts) {
            java.util.Arrays.fill(vector, 0);
            double[] weighed = {0};
            cutter.cut(text, 0, text.length(), id -> {
                weighed[0] += rarity[id];
                for (int i = 0; i < columns; i++) {
                    vector[i] += rarity[id] * number(id, i);
                }
            });
            for (int i = 0; i < columns && weighed[0] > 0; i++) {
                vector[i] /= weighed[0];
                mean[i] += vector[i] / texts.size();
            }
            for (int i = 0; i < columns; i++) {
                double[] row = products[i];
                double at = vector[i] / texts.size();
                for (int j = 0; j < columns; j++) {
                    row[j] += at * vector[j];
                }
            }
        }
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < columns; j++) {
                products[i][j] -= mean[i] * mean[j];
            }
        }
        return products;
    }

    private int number(int row, int column) {
        return (tensor.raw()[row * tensor.columns() + column] & 0xFF) - ZERO;
    }
}
