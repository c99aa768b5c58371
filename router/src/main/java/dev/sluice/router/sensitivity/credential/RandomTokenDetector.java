package dev.sluice.router.sensitivity.credential;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Positions;
import dev.sluice.router.text.Topic;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Long strings that a machine drew at random from letters and digits, with nothing to say what they are: somebody's key
 * more often than not. Hashes and identifiers in hexadecimal are none of them, nor are parts of addresses and paths,
 * digests with their algorithm's name, blocks of Base64, and Base64 that holds text.
 */
public final class RandomTokenDetector implements Detector {
    private static final Kind KIND = new Kind("SECRET.GENERIC", Sensitivity.RESTRICTED);

    private static final int SHORTEST_MIXED = 24;
    private static final int SHORTEST_ONE_CASE = 30;

    /** What is longer is data, unless something else tells. */
    private static final int LONGEST = 300;

    /** The first byte of zlib's wrapping. */
    private static final byte ZLIB = 0x78;

    /** What it costs to look whether a token holds text, in units. */
    private static final int DECODING = 512;

    /** Data in Base64 hold slashes and pluses; what is as long and has none was made to stand in addresses. */
    private static final int LONGEST_PLAIN = 1500;

    /** Between the groups of a token. */
    private static final String JOINTS = "-_:=./+";

    /** Letters; what has more is no word of a name. */
    private static final int LONGEST_WORD = 12;

    /** What language models' interfaces call their calls, answers and files; every later turn repeats these. */
    private static final List<String> IDENTIFIERS = List.of(
            "call_",
            "toolu_",
            "fc_",
            "chatcmpl-",
            "msg_",
            "resp_",
            "rs_",
            "run_",
            "step_",
            "thread_",
            "asst_",
            "file-",
            "batch_",
            "req_");

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void find(Clues clues, Findings found) {
        String text = clues.text();
        Positions tokens = clues.tokens();
        int walked = 0;
        for (int i = 0; i < tokens.size(); i += 2) {
            int token = tokens.at(i);
            if (token < walked || Randomness.unnatural(text, token, tokens.at(i + 1)) < 30) {
                continue;
            }
            int start = token;
            while (start > walked && inRun(text.charAt(start - 1))) {
                start--;
            }
            int end = tokens.at(i + 1);
            while (end < text.length() && inRun(text.charAt(end))) {
                end++;
            }
            walked = end;
            while (end > start && ".,".indexOf(text.charAt(end - 1)) >= 0) {
                end--;
            }
            while (end - start > 3 && text.regionMatches(true, end - 3, "%3d", 0, 3)) {
                end -= 3; // Base64's padding in an address
            }
            while (start < end && "=.+".indexOf(text.charAt(start)) >= 0) {
                start++;
            }
            if (start < end
                    && text.charAt(start) == '/'
                    && (start == 0 || "\"'`".indexOf(text.charAt(start - 1)) < 0)) {
                start++;
            }
            judge(clues, start, end, found);
        }
    }

    private static void judge(Clues clues, int start, int end, Findings found) {
        String text = clues.text();
        int size = end - start;
        if (size < SHORTEST_MIXED
                || size > (plain(text, start, end) ? LONGEST_PLAIN : LONGEST)
                || !drawn(text, start, end)
                || named(text, start, size)
                || block(text, start, end)) {
            return;
        }
        if (clues.words().near(start, end, Topic.DIGEST, 40, 16)) {
            return;
        }
        found.spend(DECODING);
        if (!holdsText(text, start, end)) {
            found.add(KIND, Confidence.MEDIUM, start, end);
        }
    }

    private static boolean drawn(String text, int start, int end) {
        int classes = Randomness.classes(text, start, end) & ~Randomness.SIGN;
        int odd = Randomness.unnatural(text, start, end);
        int different = Randomness.different(text, start, end);
        boolean mixed = Integer.bitCount(classes) == 3;
        if (hex(text, start, end) || !signsAreFew(text, start, end) || !Randomness.looksRandom(text, start, end)) {
            return false;
        }
        return mixed
                ? odd >= 42 && different >= 14
                : (classes & Randomness.DIGIT) != 0 && end - start >= SHORTEST_ONE_CASE && odd >= 55 && different >= 14;
    }

    /** At most one sign in six characters: names joined by hyphens have more. */
    private static boolean signsAreFew(String text, int start, int end) {
        int signs = 0;
        for (int i = start; i < end; i++) {
            char unit = text.charAt(i);
            signs += Clues.isLetter(unit) || Clues.isDigit(unit) ? 0 : 1;
        }
        return signs * 6 <= end - start;
    }

    private static boolean plain(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            if (text.charAt(i) == '/' || text.charAt(i) == '+') {
                return false;
            }
        }
        return true;
    }

    /** Hexadecimal digits in groups, with words before: {@code request_id=3f2a…}, {@code u-3f2a…} name something. */
    private static boolean hex(String text, int start, int end) {
        boolean digits = false;
        int at = start;
        while (at < end) {
            if (JOINTS.indexOf(text.charAt(at)) >= 0) {
                at++;
                continue;
            }
            int group = at;
            boolean hex = true;
            boolean word = !digits;
            while (at < end && JOINTS.indexOf(text.charAt(at)) < 0) {
                hex &= Character.digit(text.charAt(at), 16) >= 0;
                word &= Clues.isLetter(text.charAt(at));
                at++;
            }
            if (!hex && !(word && at - group <= LONGEST_WORD)) {
                return false;
            }
            digits |= hex;
        }
        return true;
    }

    /**
     * Whether its front, or what stands before it, says that it is no secret: an address, a path, a digest's or
     * identifier's name.
     */
    private static boolean named(String text, int start, int size) {
        for (String prefix : IDENTIFIERS) {
            if (text.startsWith(prefix, start)) {
                return true;
            }
        }
        if (text.startsWith("sha", start) && text.substring(start, start + 8).indexOf('-') > 0) {
            return true; // integrity of a lock file
        }
        if (start == 0) {
            return false;
        }
        char before = text.charAt(start - 1);
        if ("#@%\\:".indexOf(before) >= 0
                && (before != ':' || text.startsWith("://", start - 3) || text.startsWith("data:", start - 5))) {
            return true;
        }
        int floor = Math.max(0, start - 120);
        int run = start;
        while (run > floor && text.charAt(run - 1) > ' ' && "\"'<>()".indexOf(text.charAt(run - 1)) < 0) {
            run--;
        }
        String joined = text.substring(run, Math.min(text.length(), start + 3));
        if (joined.contains("://") || joined.contains("www.") || joined.contains("base64,")) {
            return true;
        }
        int sign = start;
        while (sign > floor && start - sign < 6 && " \t\"'`=:".indexOf(text.charAt(sign - 1)) >= 0) {
            sign--;
        }
        return sign < start && PublicName.ends(text, sign, size);
    }

    /** A line among lines of the same length: a certificate, an image, a mail's attachment. */
    private static boolean block(String text, int start, int end) {
        int size = end - start;
        if (size != 64 && size != 76 && size < 60) {
            return false;
        }
        boolean above = start > 8
                && text.charAt(start - 1) == '\n'
                && inRun(text.charAt(start - 2))
                && run(text, start - 2, -1) >= 40;
        boolean below = end + 8 < text.length()
                && text.charAt(end) == '\n'
                && inRun(text.charAt(end + 1))
                && run(text, end + 1, 1) >= 40;
        return above || below || text.startsWith("-----\n", start - 6);
    }

    private static int run(String text, int from, int step) {
        int size = 0;
        for (int i = from; i >= 0 && i < text.length() && size < 80 && inRun(text.charAt(i)); i += step) {
            size++;
        }
        return size;
    }

    /** Whether it is Base32 or Base64 of a text, compressed or not; a name may be joined to the front of Base64. */
    private static boolean holdsText(String text, int start, int end) {
        int last = end;
        while (last > start && text.charAt(last - 1) == '=') {
            last--;
        }
        byte[] base32 = base32(text, start, last);
        if (base32.length > 0 && readable(base32, base32.length)) {
            return true;
        }
        String value = text.substring(start, last).replace('-', '+').replace('_', '/');
        try (Inflater inflater = new Inflater(true)) {
            for (int skipped = 0; skipped < 4; skipped++) {
                int size = value.length() - skipped;
                byte[] bytes = Base64.getDecoder().decode(value.substring(skipped, skipped + size - size % 4));
                if (readable(bytes, bytes.length) || inflatesToText(bytes, inflater)) {
                    return true;
                }
            }
            return false;
        } catch (IllegalArgumentException notBase64) {
            return false;
        }
    }

    /** The bytes of Base32 (RFC 4648, 6); none if it is not. */
    private static byte[] base32(String text, int start, int end) {
        byte[] bytes = new byte[(end - start) * 5 / 8];
        int bits = 0;
        int held = 0;
        int size = 0;
        for (int i = start; i < end; i++) {
            char unit = text.charAt(i);
            int value = unit >= 'A' && unit <= 'Z' ? unit - 'A' : unit >= '2' && unit <= '7' ? unit - '2' + 26 : -1;
            if (value < 0) {
                return new byte[0];
            }
            held = (held << 5 | value) & 0xFFFF;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[size++] = (byte) (held >> bits);
            }
        }
        return bytes;
    }

    private static boolean readable(byte[] bytes, int size) {
        int readable = 0;
        for (int i = 0; i < size; i++) {
            byte octet = bytes[i];
            readable += octet == '\n' || octet == '\r' || octet == '\t' || (octet >= ' ' && octet < 127) ? 1 : 0;
        }
        return readable * 10 >= size * 9
                || (size >= 18 && new String(bytes, 0, size, StandardCharsets.UTF_8).indexOf('\uFFFD') < 0);
    }

    /**
     * Deflate, bare or in zlib's wrapping; what it says is looked at by others.
     *
     * @param inflater for bare deflate, used again and again, since each holds memory outside the heap
     */
    private static boolean inflatesToText(byte[] bytes, Inflater inflater) {
        if (bytes.length > 0 && bytes[0] == ZLIB) {
            try (Inflater wrapped = new Inflater()) {
                return begins(bytes, wrapped);
            }
        }
        inflater.reset();
        return begins(bytes, inflater);
    }

    private static boolean begins(byte[] bytes, Inflater inflater) {
        byte[] below = new byte[64];
        try {
            inflater.setInput(bytes);
            int size = inflater.inflate(below);
            return size >= 16 && readable(below, size);
        } catch (DataFormatException notCompressed) {
            return false;
        }
    }

    private static boolean inRun(char unit) {
        return Clues.isLetter(unit) || Clues.isDigit(unit) || "_-+/=.~!%".indexOf(unit) >= 0;
    }
}
