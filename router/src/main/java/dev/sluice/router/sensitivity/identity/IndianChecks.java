package dev.sluice.router.sensitivity.identity;

import static dev.sluice.router.sensitivity.number.CheckDigits.number;

import dev.sluice.router.sensitivity.number.CheckDigits;

/** Numbers of India and Sri Lanka. */
final class IndianChecks {
    private static final String VALUES = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private IndianChecks() {}

    /** UIDAI, "A UID numbering scheme": first digit 2 to 9, Verhoeff's digit last. */
    static boolean aadhaar(String number) {
        return number.charAt(0) >= '2'
                && CheckDigits.verhoeff(number)
                && !number.equals("999941057058")
                && number.chars().distinct().count() > 2;
    }

    /**
     * Income Tax Department, "PAN structure": the fourth letter tells the kind of holder. ABCDE1234F is the example.
     */
    static boolean pan(String number) {
        return "ABCFGHJLPT".indexOf(number.charAt(3)) >= 0
                && !number.startsWith("0000", 5)
                && !number.startsWith("ABC")
                && !number.startsWith("AAA")
                && !number.startsWith("XXX");
    }

    /** GST Network: state, PAN, entity, letter, check character modulus 36. */
    static boolean gstin(String number) {
        int sum = 0;
        for (int i = 0; i < 14; i++) {
            int product = VALUES.indexOf(number.charAt(i)) * (1 + i % 2);
            sum += product / 36 + product % 36;
        }
        return VALUES.charAt((36 - sum % 36) % 36) == number.charAt(14) && number(number, 0, 2) <= 38;
    }

    /** Sri Lanka, Department for Registration of Persons: day of the year, for women 500 more; V or X at the end. */
    static boolean sriLanka(String number) {
        boolean old = number.length() == 10;
        int day = (old ? number(number, 2, 5) : number(number, 4, 7)) % 500;
        boolean end = !old || number.charAt(9) == 'V' || number.charAt(9) == 'X';
        boolean year = old || number.startsWith("19") || number.startsWith("20");
        return end && year && day >= 1 && day <= 366;
    }
}
