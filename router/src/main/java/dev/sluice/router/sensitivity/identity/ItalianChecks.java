package dev.sluice.router.sensitivity.identity;

/** Numbers of Italy. */
final class ItalianChecks {
    private static final String MONTHS = "ABCDEHLMPRST";

    /** Where digits stand, which letters replace when two people would have the same code. */
    private static final int[] DIGITS = {6, 7, 9, 10, 12, 13, 14};

    private static final String REPLACED = "LMNPQRSTUV";

    /** Values of characters at odd places, for 0 to 9 and for A to Z. */
    private static final int[] ODD = {
        1, 0, 5, 7, 9, 13, 15, 17, 19, 21, 2, 4, 18, 20, 11, 3, 6, 8, 12, 14, 16, 10, 22, 25, 24, 23
    };

    private ItalianChecks() {}

    /** Tax code of people: Decreto Ministeriale 23 December 1976, articles 2 to 11. */
    static boolean codiceFiscale(String code) {
        if (MONTHS.indexOf(code.charAt(8)) < 0) {
            return false;
        }
        StringBuilder plain = new StringBuilder(code);
        for (int at : DIGITS) {
            int replaced = REPLACED.indexOf(code.charAt(at));
            if (replaced >= 0) {
                plain.setCharAt(at, (char) ('0' + replaced));
            } else if (code.charAt(at) > '9') {
                return false;
            }
        }
        int day = Integer.parseInt(plain, 9, 11, 10) % 40;
        int sum = 0;
        for (int i = 0; i < 15; i++) {
            int value = code.charAt(i) <= '9' ? code.charAt(i) - '0' : code.charAt(i) - 'A';
            sum += i % 2 == 0 ? ODD[value] : value;
        }
        return day >= 1 && day <= 31 && sum % 26 == code.charAt(15) - 'A';
    }
}
