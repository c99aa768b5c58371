package dev.sluice.gateway.dialect.chat;

import java.util.Arrays;

/** Bytes that wait for more; grows by doubling, so that many tiny pieces cost no more than their bytes. */
final class ByteBin {
    private byte[] bytes = new byte[0];
    private int length;

    byte[] array() {
        return bytes;
    }

    int length() {
        return length;
    }

    void add(byte[] from, int start, int end) {
        int more = end - start;
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(Math.max(256, length + more), bytes.length * 2));
        }
        System.arraycopy(from, start, bytes, length, more);
        length += more;
    }

    void add(byte one) {
        add(new byte[] {one}, 0, 1);
    }

    void clear() {
        length = 0;
    }

    byte[] copy() {
        return Arrays.copyOf(bytes, length);
    }
}
