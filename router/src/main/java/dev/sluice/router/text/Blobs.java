package dev.sluice.router.text;

import org.jspecify.annotations.Nullable;

/**
 * Whole strings written in an encoding: base64 of both alphabets, base32, hexadecimal, ones and zeros; with gzip, zlib
 * or deflate below. What decodes to text takes its place; what is long and does not is opaque, and nobody may say that
 * it holds nothing. Digests, ids and short keys are neither.
 */
final class Blobs {
    /** Characters of an opaque run that may pass, and bytes: no digest or id is longer. */
    private static final int LONGEST_RUN = 256;

    /** Characters of a long run by which it is judged. */
    private static final int SAMPLE = 1024;

    private static final int SHORTEST = Clues.SHORTEST_TOKEN;

    private final String text;
    private final View view;
    private final Work work;
    private @Nullable Rewriting plain;
    private int copied;

    private Blobs(View view, Work work) {
        this.view = view;
        this.text = view.text();
        this.work = work;
    }

    /** The view with blobs decoded; null if there is none. */
    static @Nullable View decoded(Clues clues, Work work) {
        Positions tokens = clues.tokens();
        Positions padded = clues.padded();
        if (tokens.size() == 0 && padded.size() == 0 && !clues.shows(Sign.LISTED)) {
            return null;
        }
        return new Blobs(clues.view(), work).run(tokens, padded, clues.shows(Sign.LISTED));
    }

    private @Nullable View run(Positions tokens, Positions padded, boolean listed) {
        int done = 0;
        int next = 0;
        for (int i = 0; i < tokens.size(); i += 2) {
            int start = tokens.at(i);
            int end = tokens.at(i + 1);
            while (next < padded.size() && padded.at(next) < start) {
                done = shortRun(padded.at(next), padded.at(next + 1), done);
                next += 2;
            }
            if (start >= done) {
                done = token(start, end, done);
            }
        }
        while (next < padded.size()) {
            done = shortRun(padded.at(next), padded.at(next + 1), done);
            next += 2;
        }
        Rewriting rewritten = plain;
        View whole = view;
        if (rewritten != null) {
            rewritten.keep(text, copied, text.length());
            whole = rewritten.over(view);
        }
        View list = listed ? CodeLists.decoded(whole, work) : null;
        return list != null ? list : rewritten == null ? null : whole;
    }

    /** One past what was looked at: only what decodes to text as a whole is any. */
    private int shortRun(int start, int end, int done) {
        if (start < done) {
            return done;
        }
        Base64Run run = Base64Run.around(text, start, start).part(start, end);
        Decoded bytes = run.decode(0);
        if (!bytes.text() || !work.spend(run.size())) {
            return done;
        }
        int stop = end;
        while (stop < text.length() && text.charAt(stop) == '=') {
            stop++;
        }
        bytes.put(before(start, stop));
        return stop;
    }

    /** One past what was looked at. */
    private int token(int start, int end, int floor) {
        int hexEnd = hexadecimal(start, end);
        if (hexEnd > start) {
            return hexEnd;
        }
        if (bare(start, end)) {
            return end;
        }
        Base64Run run = Base64Run.around(text, start, Math.max(floor, copied));
        if (!run.mixed() || (run.size() < 24 && !digit(start, end) && run.size() < 2 * SHORTEST)) {
            return base32(start, end) ? end : Math.max(end, run.end());
        }
        if (run.hex()) {
            return Math.max(end, run.end());
        }
        if (!work.spend(run.size()) || base64(run)) {
            return run.end();
        }
        if (base32(start, end)) {
            return end;
        }
        if (run.end() - run.start() > end - start && base64(run.part(start, end))) {
            return end;
        }
        opaque(run);
        return Math.max(end, run.end());
    }

    private void opaque(Base64Run run) {
        if (run.size() > LONGEST_RUN) {
            work.blind("opaque_text");
        }
    }

    /** Letters of one case, or digits, alone: a long word, a slug, a number. */
    private boolean bare(int start, int end) {
        boolean upper = false;
        boolean lower = false;
        boolean digit = false;
        for (int i = start; i < end; i++) {
            char unit = text.charAt(i);
            upper |= unit >= 'A' && unit <= 'Z';
            lower |= unit >= 'a' && unit <= 'z';
            digit |= Clues.isDigit(unit);
        }
        return (upper ? 1 : 0) + (lower ? 1 : 0) + (digit ? 1 : 0) < 2
                && !(digit && end - start >= 40)
                && !(upper && end - start >= 24);
    }

    private boolean digit(int start, int end) {
        for (int i = start; i < end; i++) {
            if (Clues.isDigit(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    private boolean base64(Base64Run run) {
        Decoded whole = run.decode(0);
        if (put(whole, run.start(), run.end(), false)) {
            return true;
        }
        if (whole.knownBinary()) {
            work.blind("binary");
            return true;
        }
        // Something may be glued to its front, or it may hold text amid other bytes. A sample tells which.
        Base64Run sample = run.size() > SAMPLE ? run.head(SAMPLE) : run;
        for (int skip = 0; skip < 4 && run.size() >= SHORTEST + skip; skip++) {
            Decoded part = skip == 0 && sample == run ? whole : sample.decode(skip);
            int telling = part.telling();
            if (telling > 0) {
                Decoded all = sample == run ? part : run.decode(skip);
                all.putTelling(before(run.start(), run.end()));
                if (run.size() > LONGEST_RUN && telling * 2 < part.size()) {
                    work.blind("opaque_text");
                }
                return true;
            }
        }
        return false;
    }

    /**
     * Puts text, or what was compressed; false if the bytes are neither.
     *
     * @param hex whether it is an encoding in which nobody writes deflate without a header
     */
    private boolean put(Decoded bytes, int start, int end, boolean hex) {
        if (bytes.text()) {
            bytes.put(before(start, end));
            return true;
        }
        WideText wide = bytes.wide();
        if (wide != null) {
            bytes.put(wide, before(start, end));
            return true;
        }
        Decoded inflated = hex && !bytes.gzip() && !bytes.zlib() ? null : Inflation.of(bytes, start, end, work);
        if (inflated == null) {
            return false;
        }
        WideText wideBelow = inflated.text() ? null : inflated.wide();
        if (wideBelow != null) {
            inflated.put(wideBelow, before(start, end));
        } else if (inflated.text()) {
            inflated.put(before(start, end));
        } else {
            work.blind("compressed");
        }
        return true;
    }

    private Rewriting before(int start, int end) {
        Rewriting rewritten = plain;
        if (rewritten == null) {
            rewritten = new Rewriting();
            plain = rewritten;
        }
        rewritten.keep(text, copied, start);
        copied = end;
        return rewritten;
    }

    /** One past a token of pairs of hexadecimal digits that mean text; {@code start} if it is none. */
    private int hexadecimal(int start, int end) {
        int from = text.charAt(start) == '0' && (text.charAt(start + 1) | 0x20) == 'x' ? start + 2 : start;
        int size = end - from;
        if (size < SHORTEST - 2) {
            return start;
        }
        boolean binary = size % 8 == 0 && size >= 56;
        for (int i = from; i < end; i++) {
            if (Hexadecimal.digit(text.charAt(i)) < 0) {
                return start;
            }
            binary &= text.charAt(i) == '0' || text.charAt(i) == '1';
        }
        int width = binary ? 8 : 2;
        if (size % width != 0 || !work.spend(size)) {
            return start;
        }
        Decoded bytes = CodeLists.fixed(text, from, end, width);
        if (!put(bytes, start, end, true)) {
            if (bytes.knownBinary() || bytes.size() > LONGEST_RUN) {
                work.blind("opaque_text");
            }
            return start;
        }
        return end;
    }

    private boolean base32(int start, int end) {
        int size = end - start;
        byte[] bytes = new byte[size * 5 / 8];
        int[] starts = new int[bytes.length];
        int[] ends = new int[bytes.length];
        int held = 0;
        int bits = 0;
        int count = 0;
        for (int i = start; i < end; i++) {
            char unit = text.charAt(i);
            int value = Clues.isLetter(unit) ? (unit | 0x20) - 'a' : unit >= '2' && unit <= '7' ? unit - '2' + 26 : -1;
            if (value < 0) {
                return false;
            }
            held = (held << 5 | value) & 0xFFFF;
            bits += 5;
            if (bits >= 8) {
                bits -= 8;
                bytes[count] = (byte) (held >> bits);
                starts[count] = Math.max(start, i - 2);
                ends[count++] = i + 1;
            }
        }
        int stop = end;
        while (stop < text.length() && text.charAt(stop) == '=') {
            stop++;
        }
        return count >= 8 && put(new Decoded(bytes, starts, ends, count), start, stop, true);
    }
}
