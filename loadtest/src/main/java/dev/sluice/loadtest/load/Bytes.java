package dev.sluice.loadtest.load;

/** Searches in byte arrays. */
final class Bytes {
    private Bytes() {}

    /** Where {@code wanted} begins in {@code bytes}; -1 if it is not there. */
    static int indexOf(byte[] bytes, byte[] wanted) {
        for (int at = 0; at <= bytes.length - wanted.length; at++) {
            if (startsAt(bytes, at, wanted)) {
                return at;
            }
        }
        return -1;
    }

    private static boolean startsAt(byte[] bytes, int at, byte[] wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (bytes[at + i] != wanted[i]) {
                return false;
            }
        }
        return true;
    }
}
