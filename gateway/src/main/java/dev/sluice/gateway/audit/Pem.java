package dev.sluice.gateway.audit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Keys as text (RFC 7468). */
final class Pem {
    private static final Base64.Encoder LINES = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));

    private Pem() {}

    /** All blocks with this label, in order. */
    static List<byte[]> blocks(String label, String text) {
        Matcher block = Pattern.compile("-----BEGIN " + label + "-----([^-]{1,10000})-----END " + label + "-----")
                .matcher(text);
        List<byte[]> blocks = new ArrayList<>();
        while (block.find()) {
            blocks.add(Base64.getMimeDecoder().decode(block.group(1)));
        }
        return blocks;
    }

    static String of(String label, byte[] der) {
        return "-----BEGIN " + label + "-----\n" + LINES.encodeToString(der) + "\n-----END " + label + "-----\n";
    }
}
