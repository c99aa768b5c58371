package dev.sluice.router.sensitivity.credential;

import java.util.List;

/** Names of random strings that open nothing: digests, identifiers, signatures that prove, public keys. */
final class PublicName {
    private static final List<String> ENDINGS = List.of(
            "hash",
            "digest",
            "checksum",
            "integrity",
            "etag",
            "signature",
            "sha",
            "sha1",
            "sha256",
            "sha384",
            "sha512",
            "md5",
            "sha-1",
            "sha-256",
            "sha-384",
            "sha-512",
            "sha256-",
            "sha384-",
            "sha512-",
            "sha1-",
            "commit",
            "revision",
            "rev",
            "version",
            "fingerprint",
            "thumbprint",
            "cid",
            "address",
            "public",
            "publickey",
            "public_key",
            "pubkey",
            "public-key",
            "ssh-rsa",
            "ssh-ed25519",
            "ssh-dss",
            "nistp256",
            "certificate",
            "cert",
            "image",
            "data",
            "src",
            "href",
            "url",
            "link",
            "path",
            "file",
            "filename",
            "class",
            "build",
            "tag",
            "ref",
            "cursor",
            "continuation",
            "marker",
            "slug",
            "seq",
            "sequence",
            "branch",
            "nonce-",
            "h1",
            "resolved");

    private static final List<String> IDENTIFIERS = List.of("id", "ids", "uid");

    private static final String[] NONE = {};

    /** By their last character. */
    private static final String[][] NAMES = byLast(ENDINGS);

    private static final String[][] IDS = byLast(IDENTIFIERS);

    /** Identifiers are shorter. */
    private static final int LONGEST_ID = 50;

    private PublicName() {}

    /** Whether the text before {@code end} ends with such a name. */
    static boolean ends(String text, int end, int size) {
        return ends(text, end, NAMES) || (size <= LONGEST_ID && ends(text, end, IDS));
    }

    private static boolean ends(String text, int end, String[][] endings) {
        char last = end == 0 ? ' ' : text.charAt(end - 1);
        int index = last >= 'A' && last <= 'Z' ? last | 0x20 : last;
        for (String ending : index < 128 ? endings[index] : NONE) {
            int start = end - ending.length();
            if (start >= 0 && text.regionMatches(true, start, ending, 0, ending.length())) {
                boolean word = start == 0 || !Character.isLetter(text.charAt(start - 1)) || ending.length() > 3;
                if (word || Character.isUpperCase(text.charAt(start))) {
                    return true;
                }
            }
        }
        return false;
    }

    private static String[][] byLast(List<String> endings) {
        String[][] names = new String[128][];
        for (char unit = 0; unit < 128; unit++) {
            char last = unit;
            names[unit] = endings.stream()
                    .filter(name -> name.charAt(name.length() - 1) == last)
                    .toArray(String[]::new);
        }
        return names;
    }
}
