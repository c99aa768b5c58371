package dev.sluice.router.sensitivity.custom;

import java.util.function.Predicate;

/** A check digit over the digits of a match, the last of which is it. */
public enum Validator {
    NONE(match -> true),
    /** ISO/IEC 7812-1, annex B. */
    LUHN(Validator::luhn),
    /** Weights 2, 3, 4 and so on from the right; the check digit fills up to a multiple of 11, X stands for 10. */
    MOD11(Validator::mod11);

    @SuppressWarnings("ImmutableEnumChecker") // a method of a stateless class
    private final Predicate<String> check;

    Validator(Predicate<String> check) {
        this.check = check;
    }

    boolean holds(String match) {
        return check.test(match);
    }

    private static boolean luhn(String match) {
        int sum = 0;
        int count = 0;
        for (int i = match.length() - 1; i >= 0; i--) {
            int digit = Character.digit(match.charAt(i), 10);
            if (digit >= 0) {
                int value = count++ % 2 == 0 ? digit : digit * 2;
                sum += value > 9 ? value - 9 : value;
            }
        }
        return count > 1 && sum % 10 == 0;
    }

    private static boolean mod11(String match) {
        int sum = 0;
        int weight = 1;
        for (int i = match.length() - 1; i >= 0; i--) {
            char unit = match.charAt(i);
            boolean ten = weight == 1 && (unit == 'X' || unit == 'x');
            int digit = ten ? 10 : Character.digit(unit, 10);
            if (digit >= 0) {
                sum += digit * weight++;
            }
        }
        return weight > 2 && sum % 11 == 0;
    }
}
