package dev.sluice.router.sensitivity.credential;

import java.util.List;
import java.util.Locale;

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

    /** Identifiers are shorter. */
    private static final int LONGEST_ID = 50;

    private PublicName() {}

    /** Whether the text before {@code end} ends with such a name. */
    static boolean ends(String text, int end, int size) {
        return ends(text, end, ENDINGS) || (size <= LONGEST_ID && ends(text, end, IDENTIFIERS));
    }

    private static boolean ends(String text, int end, List<String> endings) {
        String name = text.substring(Math.max(0, end - 24), end).toLowerCase(Locale.ROOT);
        for (String ending : endings) {
            if (name.endsWith(ending)) {
                int before = name.length() - ending.length() - 1;
                boolean word = before < 0 || !Character.isLetter(name.charAt(before)) || ending.length() > 3;
                boolean capital = !word && Character.isUpperCase(text.charAt(end - ending.length()));
                if (word || capital) {
                    return true;
                }
            }
        }
        return false;
    }
}
