package dev.sluice.router.text;

/** Strict UTF-8, one character at a time. */
final class Utf8 {
    private Utf8() {}

    /** Bytes of the character at {@code at}; 0 if there is none. */
    static int length(byte[] bytes, int at, int limit) {
        int first = bytes[at] & 0xFF;
        int length = first < 0x80 ? 1 : first >= 0xC2 && first < 0xE0 ? 2 : first >= 0xE0 && first < 0xF0 ? 3 : 0;
        length = first >= 0xF0 && first < 0xF5 ? 4 : length;
        if (length == 0 || at + length > limit) {
            return 0;
        }
        for (int i = 1; i < length; i++) {
            if ((bytes[at + i] & 0xC0) != 0x80) {
                return 0;
            }
        }
        int code = code(bytes, at, length);
        boolean shortest = length < 3 || (length == 3 ? code >= 0x800 : code >= 0x10000);
        return shortest && code <= 0x10FFFF && (code < 0xD800 || code > 0xDFFF) ? length : 0;
    }

    static int code(byte[] bytes, int at, int length) {
        int code = length == 1 ? bytes[at] : bytes[at] & (0x7F >> length);
        for (int i = 1; i < length; i++) {
            code = code << 6 | (bytes[at + i] & 0x3F);
        }
        return code;
    }
}
