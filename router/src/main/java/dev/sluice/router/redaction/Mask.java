package dev.sluice.router.redaction;

/** What stands in place of a value that does not come back. */
final class Mask {
    private Mask() {}

    /** Such as {@code [EMAIL]}. */
    static String named(String kind) {
        StringBuilder name = new StringBuilder("[");
        for (int i = 0; i < kind.length(); i++) {
            char c = kind.charAt(i);
            name.append(Chars.isAlphanumeric(c) || c == '.' || c == '_' ? c : '_');
        }
        return name.append(']').toString();
    }

    /** Letters and digits hidden but the last ones; all of them where the rest would not hide much more. */
    static String last(String value, int shown) {
        int signs = 0;
        for (int i = 0; i < value.length(); i++) {
            signs += Character.isLetterOrDigit(value.charAt(i)) ? 1 : 0;
        }
        int hidden = signs < 2 * shown ? signs : signs - shown;
        StringBuilder masked = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isLetterOrDigit(c)) {
                masked.append(hidden-- > 0 ? '*' : Chars.ascii(c));
            } else if (Chars.isVisible(c)) {
                masked.append(Chars.separator(c));
            }
        }
        return masked.toString();
    }
}
