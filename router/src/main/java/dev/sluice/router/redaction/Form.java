package dev.sluice.router.redaction;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/** How values of a kind look, and how to make one up that looks the same. */
enum Form {
    CARD(true) {
        @Override
        String draw(String value, RandomGenerator random) {
            return Numbers.card(Chars.dense(value).length(), random);
        }
    },
    IBAN(true) {
        @Override
        String draw(String value, RandomGenerator random) {
            return Numbers.iban(Chars.dense(value), random);
        }
    },
    SSN(true) {
        @Override
        String draw(String value, RandomGenerator random) {
            return Numbers.ssn(random);
        }
    },
    PHONE(true) {
        @Override
        String draw(String value, RandomGenerator random) {
            return Numbers.phone(value, random);
        }
    },
    EMAIL(false) {
        @Override
        String draw(String value, RandomGenerator random) {
            return Words.email(random);
        }
    },
    IP(false) {
        @Override
        String draw(String value, RandomGenerator random) {
            return Numbers.ip(value, random);
        }
    },
    MAC(true) {
        @Override
        String draw(String value, RandomGenerator random) {
            return Numbers.mac(random);
        }
    },
    DATE(false) {
        @Override
        String draw(String value, RandomGenerator random) {
            return Dates.shifted(value, random);
        }
    },
    /** Names and addresses: made word by word, see {@link Surrogates}. */
    WORDS(false) {
        @Override
        String draw(String value, RandomGenerator random) {
            return Words.word(random);
        }
    },
    SHAPE(false) {
        @Override
        String draw(String value, RandomGenerator random) {
            return Shape.drawn(value, random);
        }
    };

    private final boolean dense;

    Form(boolean dense) {
        this.dense = dense;
    }

    /** One that looks like the value; for dense forms without separators and in capitals. */
    abstract String draw(String value, RandomGenerator random);

    /** The same for all spellings of a value. */
    String key(String value) {
        return dense ? Chars.dense(value) : value.toLowerCase(Locale.ROOT);
    }

    /** Whether its letters and digits alone are the value. */
    boolean isDense() {
        return dense;
    }

    /** What was drawn, spelled as the value is. */
    String spelled(String drawn, String value) {
        if (this == EMAIL && Character.isUpperCase(value.charAt(0))) {
            return Character.toUpperCase(drawn.charAt(0)) + drawn.substring(1);
        }
        return dense ? Shape.laid(drawn, value) : drawn;
    }

    /** The form of a kind's values; one whose form does not fit keeps its shape and nothing else. */
    static Form of(String kind, String value) {
        List<String> words = Arrays.asList(kind.toUpperCase(Locale.ROOT).split("[^A-Z0-9]+", -1));
        if (words.contains("SECRET")) {
            return SHAPE;
        }
        String dense = Chars.dense(value);
        boolean number = dense.chars().allMatch(c -> Chars.isDigit((char) c));
        if (words.contains("IBAN")) {
            return Numbers.looksLikeIban(dense) ? IBAN : SHAPE;
        }
        if (words.contains("CARD")) {
            return number && dense.length() >= 12 && dense.length() <= 19 ? CARD : SHAPE;
        }
        if (words.contains("SSN")) {
            return number && dense.length() == 9 ? SSN : SHAPE;
        }
        if (words.contains("EMAIL")) {
            return value.indexOf('@') >= 0 ? EMAIL : SHAPE;
        }
        if (words.contains("PHONE") || words.contains("FAX")) {
            return number && dense.length() >= 9 && dense.length() <= 15 ? PHONE : SHAPE;
        }
        if (words.contains("MAC")) {
            return dense.matches("[0-9A-F]{12}") ? MAC : SHAPE;
        }
        if (words.contains("IP") || words.contains("IPV4") || words.contains("IPV6")) {
            return Numbers.looksLikeIp(value) ? IP : SHAPE;
        }
        if (words.contains("DATE") || words.contains("DOB") || words.contains("BIRTH")) {
            return Dates.looksLikeDate(value) ? DATE : SHAPE;
        }
        boolean words2 = words.contains("PERSON") || words.contains("NAME") || words.contains("ADDRESS");
        return words2 && Words.hasWord(value) ? WORDS : SHAPE;
    }
}
