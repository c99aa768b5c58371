package dev.sluice.router.redaction;

import java.util.Random;

/** Made-up values of many kinds. */
final class PlantedValues {
    private static final String LETTERS = "abcdefghijklmnopqrstuvwxyz";
    private static final String[] GIVEN = {"Oda", "Ítalo", "Nils", "Ásta", "Bo", "Wren", "Ülkü"};
    private static final String[] FAMILY = {"Fernhill", "Moorcroft", "Øvergaard", "Li", "O'Dell", "Vance-Rook", "Zhao"};

    private PlantedValues() {}

    /** Kind and value. */
    static String[] any(Random random) {
        return switch (random.nextInt(9)) {
            case 0 -> of("EMAIL", word(random, 6) + "@" + word(random, 7) + ".test");
            case 1 -> of("EMAIL", capital(word(random, 6)) + "@" + word(random, 7) + ".test");
            case 2 -> of("PHONE", "+49 " + digits(random, 2) + " " + digits(random, 7));
            case 3 ->
                of("PHONE", "(" + (200 + random.nextInt(700)) + ") " + digits(random, 3) + "-" + digits(random, 4));
            case 4 -> of("CREDIT_CARD", cards(random));
            case 5 -> of("PERSON", GIVEN[random.nextInt(GIVEN.length)] + " " + FAMILY[random.nextInt(FAMILY.length)]);
            case 6 -> of("SECRET.PASSWORD", word(random, 4) + "\"\\" + digits(random, 4) + "%é" + word(random, 3));
            case 7 -> of("IBAN", "DE" + digits(random, 20));
            default -> of("ADDRESS", (1 + random.nextInt(200)) + " " + capital(word(random, 8)) + " Road");
        };
    }

    private static String[] of(String kind, String value) {
        return new String[] {kind, value};
    }

    private static String cards(Random random) {
        String separator = random.nextBoolean() ? " " : random.nextBoolean() ? "-" : "";
        return "4" + digits(random, 3) + separator + digits(random, 4) + separator + digits(random, 4) + separator
                + digits(random, 4);
    }

    private static String digits(Random random, int count) {
        StringBuilder digits = new StringBuilder();
        for (int i = 0; i < count; i++) {
            digits.append(random.nextInt(10));
        }
        return digits.toString();
    }

    private static String word(Random random, int length) {
        StringBuilder word = new StringBuilder();
        for (int i = 0; i < length; i++) {
            word.append(LETTERS.charAt(random.nextInt(26)));
        }
        return word.toString();
    }

    private static String capital(String word) {
        return Character.toUpperCase(word.charAt(0)) + word.substring(1);
    }
}
