package dev.sluice.gateway.whole;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A made-up sensitive value.
 *
 * @param text as it stands in a request
 * @param core the part that must be seen nowhere; without characters that JSON must escape
 */
record Canary(Kind kind, String text, String core) {
    /** Every kind that the built-in detectors find. */
    enum Kind {
        CARD,
        IBAN,
        SSN,
        EMAIL,
        PHONE,
        API_KEY,
        PRIVATE_KEY,
        PASSWORD
    }

    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String CAPITALS = LETTERS.toUpperCase(java.util.Locale.ROOT);
    private static final String DIGITS = "0123456789";

    /** So many of every kind, all different. */
    static List<Canary> some(Random random, int ofEach) {
        List<Canary> canaries = new ArrayList<>();
        for (Kind kind : Kind.values()) {
            for (int i = 0; i < ofEach; i++) {
                canaries.add(one(kind, random));
            }
        }
        return canaries;
    }

    private static Canary one(Kind kind, Random random) {
        return switch (kind) {
            case CARD -> same(kind, card(random));
            case IBAN -> same(kind, iban(random));
            case SSN ->
                same(
                        kind,
                        (100 + random.nextInt(500)) + "-" + (10 + random.nextInt(89)) + "-"
                                + (1000 + random.nextInt(8999)));
            case EMAIL -> {
                String name = word(LETTERS, 8, random) + "." + word(LETTERS, 7, random);
                yield same(kind, name + "@" + word(LETTERS, 9, random) + ".com");
            }
            case PHONE -> same(kind, "+44 20 7946 0" + word(DIGITS, 3, random));
            case API_KEY -> apiKey(random);
            case PRIVATE_KEY -> {
                String line = word(LETTERS + CAPITALS + DIGITS, 64, random);
                String name = List.of("EC", "RSA", "OPENSSH").get(random.nextInt(3)) + " PRIVATE" + " KEY-----\n";
                yield new Canary(kind, "-----BEGIN " + name + line + "\n-----END " + name, line);
            }
            case PASSWORD -> {
                String secret = word(LETTERS, 6, random) + word(DIGITS, 2, random) + word(CAPITALS, 4, random) + "!x";
                String text =
                        switch (random.nextInt(4)) {
                            case 0 -> "password: " + secret;
                            case 1 -> "The password is " + secret;
                            case 2 -> "DB_PASSWORD=" + secret;
                            default -> "postgres://app:" + secret + "@db.internal:5432/orders";
                        };
                yield new Canary(kind, text, secret);
            }
        };
    }

    private static Canary same(Kind kind, String text) {
        return new Canary(kind, text, text);
    }

    private static Canary apiKey(Random random) {
        return same(
                Kind.API_KEY,
                switch (random.nextInt(3)) {
                    case 0 -> "sk-" + "proj-" + word(LETTERS + CAPITALS + DIGITS, 40, random);
                    case 1 -> "gh" + "p_" + word(LETTERS + CAPITALS + DIGITS, 36, random);
                    default -> "AK" + "IA" + word(CAPITALS + "234567", 16, random);
                });
    }

    private static String card(Random random) {
        String digits = "4" + word(DIGITS, 14, random);
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            int digit = digits.charAt(i) - '0';
            int counted = i % 2 == 0 ? digit * 2 : digit;
            sum += counted > 9 ? counted - 9 : counted;
        }
        String whole = digits + (10 - sum % 10) % 10;
        String gap = List.of("", " ", "-").get(random.nextInt(3));
        return String.join(
                gap, whole.substring(0, 4), whole.substring(4, 8), whole.substring(8, 12), whole.substring(12));
    }

    private static String iban(Random random) {
        String account = word(DIGITS, 18, random);
        int check = 98
                - new BigInteger(account + "131400").mod(BigInteger.valueOf(97)).intValue();
        return "DE" + (check < 10 ? "0" : "") + check + account;
    }

    private static String word(String alphabet, int length, Random random) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        return word.toString();
    }
}
