package dev.sluice.router.difficulty.training;

import dev.sluice.router.difficulty.WordTable;
import java.util.List;

/**
 * Makes the table of words from the files of a quantised MiniLM: takes the word embeddings out of the ONNX file, keeps
 * the directions in which the words differ most, and rounds each vector to bytes. Same files, same bytes.
 */
public final class WordTableMaker {
    private static final String EMBEDDINGS = "embeddings.word_embeddings.weight_quantized";
    private static final String UNUSED = "[unused";
    private static final int LARGEST = 127;

    private WordTableMaker() {}

    /**
     * @param onnx the model's file; its word embeddings have to be a byte each
     * @param pieces its vocabulary, in the order of the ids
     * @param dimensions how many directions are kept
     * @throws IllegalArgumentException if the file has no such embeddings, or not as many as there are pieces
     */
    public static byte[] make(byte[] onnx, List<String> pieces, int dimensions) {
        OnnxTensor tensor = OnnxTensor.find(onnx, EMBEDDINGS);
        if (tensor.rows() != pieces.size()) {
            throw new IllegalArgumentException(
                    tensor.rows() + " word embeddings (expected one for each of the " + pieces.size() + " pieces)");
        }
        int columns = tensor.columns();
        double[] mean = new double[columns];
        double[][] axes = PrincipalAxes.of(covariance(tensor, pieces, mean), dimensions);
        float[] scales = new float[pieces.size()];
        byte[] values = new byte[pieces.size() * dimensions];
        double[] seen = new double[dimensions];
        for (int piece = 0; piece < pieces.size(); piece++) {
            double largest = 0;
            for (int axis = 0; axis < dimensions; axis++) {
                double sum = 0;
                for (int i = 0; i < columns; i++) {
                    sum += axes[axis][i] * (number(tensor, piece, i) - mean[i]);
                }
                seen[axis] = sum;
                largest = Math.max(largest, Math.abs(sum));
            }
            scales[piece] = (float) (largest / LARGEST);
            for (int axis = 0; axis < dimensions; axis++) {
                values[piece * dimensions + axis] =
                        (byte) (largest == 0 ? 0 : Math.round(seen[axis] * LARGEST / largest));
            }
        }
        return WordTable.file(pieces, dimensions, scales, values);
    }

    /** Of the words that are in use; the sums are of whole numbers, so exact. */
    private static double[][] covariance(OnnxTensor tensor, List<String> pieces, double[] mean) {
        int columns = tensor.columns();
        long[] sums = new long[columns];
        long[][] products = new long[columns][columns];
        int[] row = new int[columns];
        int count = 0;
        for (int piece = 0; piece < pieces.size(); piece++) {
            if (pieces.get(piece).startsWith(UNUSED)) {
                continue;
            }
            count++;
            for (int i = 0; i < columns; i++) {
                row[i] = number(tensor, piece, i);
                sums[i] += row[i];
            }
            for (int i = 0; i < columns; i++) {
                long[] into = products[i];
                long at = row[i];
                for (int j = 0; j < columns; j++) {
                    into[j] += at * row[j];
                }
            }
        }
        double[][] covariance = new double[columns][columns];
        for (int i = 0; i < columns; i++) {
            mean[i] = (double) sums[i] / count;
        }
        for (int i = 0; i < columns; i++) {
            for (int j = 0; j < columns; j++) {
                covariance[i][j] = (double) products[i][j] / count - mean[i] * mean[j];
            }
        }
        return covariance;
    }

    /** Unsigned, and without the zero point, which the mean takes off with everything else that all share. */
    private static int number(OnnxTensor tensor, int row, int column) {
        return tensor.raw()[row * tensor.columns() + column] & 0xFF;
    }
}
