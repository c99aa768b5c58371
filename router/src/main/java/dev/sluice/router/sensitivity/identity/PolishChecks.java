package dev.sluice.router.sensitivity.identity;

import static dev.sluice.router.sensitivity.number.CheckDigits.digit;
import static dev.sluice.router.sensitivity.number.CheckDigits.number;
import static dev.sluice.router.sensitivity.number.CheckDigits.weigh;

import dev.sluice.router.sensitivity.number.CheckDigits;
import java.util.Set;

/** Numbers of Poland. */
final class PolishChecks {
    private static final Set<String> PUBLISHED = Set.of("44051401359", "44051401458", "02070803628");

    private PolishChecks() {}

    /** Ustawa o ewidencji ludności, article 15 and gov.pl "Co to jest numer PESEL"; the month tells the century. */
    static boolean pesel(String number) {
        return weigh(number, 1, 3, 7, 9, 1, 3, 7, 9, 1, 3, 1) % 10 == 0
                && CheckDigits.date(number(number, 2, 4) % 20, number(number, 4, 6))
                && !PUBLISHED.contains(number);
    }

    /** Tax number: Ministerstwo Finansów, weights 6, 5, 7, 2, 3, 4, 5, 6, 7, modulus 11. */
    static boolean nip(String number) {
        return weigh(number, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == digit(number, 9) && number.charAt(0) != '0';
    }

    /**
     * Identity card: Rozporządzenie w sprawie dowodu osobistego; the check digit is the first of six, weights 7, 3, 1.
     */
    static boolean dowod(String number) {
        int sum = 0;
        for (int i = 0; i < 9; i++) {
            sum += Ids.value(number.charAt(i)) * digit("731973173", i);
        }
        return sum % 10 == 0;
    }
}
