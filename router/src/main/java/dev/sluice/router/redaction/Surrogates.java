package dev.sluice.router.redaction;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/** The surrogates of one request. Not thread-safe. */
final class Surrogates {
    /** More would take too long to tell apart. */
    private static final int MOST = 2_000;

    private static final int TRIES = 200;
    /** Fewer could stand in an answer by chance. */
    private static final int FEWEST_SIGNS = 6;

    private static final String SIGNS = "abcdefghijkmnpqrstuvwxyz23456789";

    private final RandomGenerator random;
    private final String request;
    private final Map<String, String> whole = new HashMap<>();
    private final Map<String, String> drawn = new HashMap<>();
    private final List<String> taken = new ArrayList<>();
    private final Map<String, String> originals = new LinkedHashMap<>();

    /** @param request all its texts, in lower case and without anything but letters and digits */
    Surrogates(String request, RandomGenerator random) {
        this.request = request;
        this.random = random;
    }

    /** By surrogate. */
    Map<String, String> originals() {
        return originals;
    }

    String of(String kind, String value) {
        Form form = Form.of(kind, value);
        String as = (NameWords.areNames(kind) ? "name " : "") + form + " " + value;
        String known = whole.get(as);
        if (known != null) {
            return known;
        }
        String surrogate = made(form, kind, value);
        whole.put(as, surrogate);
        return surrogate;
    }

    private String made(Form form, String kind, String value) {
        String surrogate = spelled(form, kind, value, form.key(value));
        String known = originals.putIfAbsent(surrogate, value);
        if (known != null && !known.equals(value)) {
            // Two spellings that only our alphabet makes the same: each must come back as it was.
            surrogate = spelled(form, kind, value, "exactly " + value);
            originals.put(surrogate, value);
        }
        if (form.isDense()) {
            String dense = Chars.dense(value);
            originals.putIfAbsent(Chars.dense(surrogate), dense);
            originals.putIfAbsent(inFours(Chars.dense(surrogate)), inFours(dense));
        }
        return surrogate;
    }

    private String spelled(Form form, String kind, String value, String key) {
        return form == Form.WORDS
                ? words(kind, value, key)
                : form.spelled(unit(form, kind, value, form + " " + key), value);
    }

    private String unit(Form form, String kind, String value, String key) {
        String known = drawn.get(key);
        if (known != null) {
            return known;
        }
        boolean shapeless = form == Form.SHAPE && Shape.signs(value) < FEWEST_SIGNS;
        String original = Chars.folded(value);
        for (int i = 0; i < TRIES; i++) {
            String candidate = shapeless ? token(kind) : form.draw(value, random);
            if (isFree(Chars.folded(candidate), original)) {
                return take(key, candidate);
            }
        }
        for (int i = 0; i < TRIES; i++) {
            // A value of few possible forms, among many of its like.
            String candidate = token(kind);
            if (!form.isDense() && isFree(Chars.folded(candidate), original)) {
                return take(key, candidate);
            }
        }
        throw new Untreatable("no surrogate is left for a value");
    }

    private String take(String key, String unit) {
        if (taken.size() == MOST) {
            throw new Untreatable("more than " + MOST + " values");
        }
        taken.add(Chars.folded(unit));
        drawn.put(key, unit);
        return unit;
    }

    private boolean isFree(String candidate, String original) {
        if (candidate.isEmpty() || request.contains(candidate)) {
            return false;
        }
        if (!original.isEmpty() && candidate.contains(original)) {
            return false;
        }
        for (String other : taken) {
            if (other.contains(candidate) || candidate.contains(other)) {
                return false;
            }
        }
        return true;
    }

    /** For values too short to be told apart in an answer: such as {@code CVV-k3v9q2}. */
    private String token(String kind) {
        StringBuilder token = new StringBuilder(kind.substring(kind.lastIndexOf('.') + 1)
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^A-Z0-9]", "-"));
        token.append('-');
        for (int i = 0; i < FEWEST_SIGNS; i++) {
            token.append(SIGNS.charAt(random.nextInt(SIGNS.length())));
        }
        return token.toString();
    }

    /** Word for word, so that a name that the answer shortens to one of its words comes back too. */
    private String words(String kind, String value, String key) {
        String prefix = key.startsWith("exactly ") ? key : "";
        StringBuilder all = new StringBuilder(value.length() + 16);
        int from = 0;
        while (from < value.length()) {
            int to = Words.end(value, from);
            String word = value.substring(from, to);
            if (to == from) {
                char c = value.charAt(from++);
                if (Character.isDigit(c)) {
                    all.append((char) ('0' + random.nextInt(10)));
                } else if (Chars.isVisible(c)) {
                    all.append(Chars.separator(c));
                }
                continue;
            }
            from = to;
            if (Words.isReplaced(word, !NameWords.areNames(kind))) {
                String unit = unit(Form.WORDS, "NAME", word, "word " + prefix + word.toLowerCase(Locale.ROOT));
                String cased = Words.cased(unit, word);
                originals.putIfAbsent(cased, word);
                all.append(cased);
            } else {
                all.append(word.length() == 1 ? Shape.drawn(word, random) : Shape.ascii(word));
            }
        }
        return all.toString();
    }

    private static String inFours(String dense) {
        StringBuilder groups = new StringBuilder(dense.length() + 8);
        for (int i = 0; i < dense.length(); i++) {
            if (i > 0 && i % 4 == 0) {
                groups.append(' ');
            }
            groups.append(dense.charAt(i));
        }
        return groups.toString();
    }
}
