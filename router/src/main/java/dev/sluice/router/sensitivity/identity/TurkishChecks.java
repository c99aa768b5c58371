package dev.sluice.router.sensitivity.identity;

import static dev.sluice.router.sensitivity.number.CheckDigits.digit;

/** The identity number of Turkey. */
final class TurkishChecks {
    private TurkishChecks() {}

    /**
     * Nüfus ve Vatandaşlık İşleri (MERNİS): the tenth and the eleventh digit check; 10000000146 is printed everywhere.
     */
    static boolean tckn(String number) {
        int odd = 0;
        int even = 0;
        for (int i = 0; i < 9; i += 2) {
            odd += digit(number, i);
            even += i < 8 ? digit(number, i + 1) : 0;
        }
        int tenth = Math.floorMod(odd * 7 - even, 10);
        return number.charAt(0) != '0'
                && tenth == digit(number, 9)
                && (odd + even + tenth) % 10 == digit(number, 10)
                && !number.equals("10000000146")
                && !number.equals("11111111110");
    }
}
