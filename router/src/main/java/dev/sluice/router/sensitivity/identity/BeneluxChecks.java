package dev.sluice.router.sensitivity.identity;

import static dev.sluice.router.sensitivity.number.CheckDigits.digit;
import static dev.sluice.router.sensitivity.number.CheckDigits.number;
import static dev.sluice.router.sensitivity.number.CheckDigits.weigh;

import dev.sluice.router.sensitivity.number.CheckDigits;

/** Numbers of the Netherlands, Belgium and Luxembourg. */
final class BeneluxChecks {
    private BeneluxChecks() {}

    /** Citizen service number: Logisch Ontwerp BSN, the "elfproef" with weights 9 to 2 and -1. */
    static boolean bsn(String number) {
        String nine = number.length() == 8 ? "0" + number : number;
        int sum = weigh(nine, 9, 8, 7, 6, 5, 4, 3, 2) - digit(nine, 8);
        return sum % 11 == 0 && sum != 0 && !number.equals("123456782") && !number.equals("111222333");
    }

    /** National register number: Royal Decree of 3 April 1984; from 2000 on a 2 is put before the first nine digits. */
    static boolean rijksregister(String number) {
        int check = number(number, 9, 11);
        int month = number(number, 2, 4) % 20;
        long nine = number(number, 0, 9);
        return month <= 12
                && number(number, 4, 6) <= 31
                && (97 - nine % 97 == check || 97 - (2_000_000_000L + nine) % 97 == check);
    }

    /**
     * Identification number: law of 19 June 2013; a check digit by Luhn, then one by Verhoeff, both over the first 11.
     */
    static boolean matricule(String number) {
        int year = number(number, 0, 4);
        return year >= 1880
                && year <= 2099
                && CheckDigits.monthDay(number, 4)
                && CheckDigits.luhn(number.substring(0, 12))
                && CheckDigits.verhoeff(number.substring(0, 11) + number.charAt(12));
    }
}
