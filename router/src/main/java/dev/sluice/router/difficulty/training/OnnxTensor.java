package dev.sluice.router.difficulty.training;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * One stored tensor of an ONNX file: as much of Protocol Buffers as it takes to find it.
 *
 * <p>Source: onnx.proto, ModelProto.graph = 7, GraphProto.initializer = 5, TensorProto.dims = 1, name = 8, raw_data =
 * 9; wire types 0 (varint), 1 (eight bytes), 2 (length and bytes), 5 (four bytes).
 *
 * @param raw the numbers' bytes, as stored
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; megabytes, which nobody should copy
record OnnxTensor(int rows, int columns, byte[] raw) {
    private static final int GRAPH = 7;
    private static final int INITIALIZER = 5;
    private static final int DIMS = 1;
    private static final int NAME = 8;
    private static final int RAW = 9;

    /** @throws IllegalArgumentException if the file has no matrix of this name, a byte a number */
    static OnnxTensor find(byte[] file, String name) {
        Fields model = new Fields(file, 0, file.length);
        while (model.next()) {
            if (model.number == GRAPH) {
                Fields graph = model.inner();
                while (graph.next()) {
                    Optional<OnnxTensor> found =
                            graph.number == INITIALIZER ? tensor(graph.inner(), name) : Optional.empty();
                    if (found.isPresent()) {
                        return found.get();
                    }
                }
            }
        }
        throw new IllegalArgumentException("the ONNX file has no tensor " + name);
    }

    private static Optional<OnnxTensor> tensor(Fields fields, String name) {
        int[] dims = {0, 0};
        int dim = 0;
        String found = "";
        byte[] raw = {};
        while (fields.next()) {
            switch (fields.number) {
                case DIMS -> {
                    if (dim < dims.length) {
                        dims[dim] = (int) fields.value;
                    }
                    dim++;
                }
                case NAME -> found = new String(fields.bytes(), StandardCharsets.UTF_8);
                case RAW -> raw = fields.bytes();
                default -> {}
            }
        }
        if (!found.equals(name)) {
            return Optional.empty();
        }
        if (dim != 2 || raw.length != dims[0] * dims[1]) {
            throw new IllegalArgumentException("the tensor " + name + " is no matrix of bytes");
        }
        return Optional.of(new OnnxTensor(dims[0], dims[1], raw));
    }

    /** The fields of one message, one after the other. */
    private static final class Fields {
        private final byte[] file;
        private final int end;
        private int at;
        private int number;
        private long value;
        private int from;
        private int to;

        Fields(byte[] file, int from, int end) {
            this.file = file;
            this.at = from;
            this.end = end;
        }

        boolean next() {
            if (at >= end) {
                return false;
            }
            long key = varint();
            number = (int) (key >>> 3);
            switch ((int) key & 7) {
                case 0 -> value = varint();
                case 1 -> skip(8);
                case 2 -> skip((int) varint());
                case 5 -> skip(4);
                default -> throw new IllegalArgumentException("no ONNX file: wire type " + (key & 7));
            }
            return true;
        }

        private void skip(int length) {
            from = at;
            to = at + length;
            if (length < 0 || to > end) {
                throw new IllegalArgumentException("no whole ONNX file");
            }
            at = to;
        }

        private long varint() {
            long result = 0;
            for (int shift = 0; shift < 64 && at < end; shift += 7) {
                byte next = file[at++];
                result |= (long) (next & 0x7F) << shift;
                if (next >= 0) {
                    return result;
                }
            }
            throw new IllegalArgumentException("no whole ONNX file");
        }

        byte[] bytes() {
            return Arrays.copyOfRange(file, from, to);
        }

        Fields inner() {
            return new Fields(file, from, to);
        }
    }
}
