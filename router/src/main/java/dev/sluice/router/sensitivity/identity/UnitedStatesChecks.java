package dev.sluice.router.sensitivity.identity;

import static dev.sluice.router.sensitivity.number.CheckDigits.number;

import dev.sluice.router.sensitivity.number.CheckDigits;
import java.util.Set;

/** Numbers of the United States and Canada. */
final class UnitedStatesChecks {
    /** Numbers that were printed so often that nobody has them: the wallet insert, SSA's leaflet, the textbook one. */
    private static final Set<String> PUBLISHED = Set.of("078051120", "219099999", "123456789");

    private UnitedStatesChecks() {}

    /**
     * Social security number: area 000, 666 and 900 on, group 00 and serial 0000 were never given out (SSA, "Social
     * Security Number Randomization", 2011).
     */
    static boolean ssn(String number) {
        return !number.startsWith("000")
                && !number.startsWith("666")
                && number.charAt(0) != '9'
                && !number.startsWith("00", 3)
                && !number.endsWith("0000")
                && !PUBLISHED.contains(number);
    }

    /** Individual taxpayer number: IRS, Internal Revenue Manual 3.21.263; groups 50-65, 70-88, 90-92, 94-99. */
    static boolean itin(String number) {
        int group = number(number, 3, 5);
        return number.charAt(0) == '9' && group >= 50 && group != 89 && group != 93 && (group <= 65 || group >= 70);
    }

    /** Employer number: IRS, "How EINs are assigned and valid EIN prefixes". */
    static boolean ein(String number) {
        int prefix = number(number, 0, 2);
        return prefix != 0
                && Set.of(7, 8, 9, 17, 18, 19, 28, 29, 49, 69, 70, 78, 79, 89, 96, 97).stream()
                        .noneMatch(never -> never == prefix)
                && !number.equals("123456789");
    }

    /** Social insurance number: Employment and Social Development Canada; Luhn, first digit neither 0 nor 8. */
    static boolean sin(String number) {
        return number.charAt(0) != '0'
                && number.charAt(0) != '8'
                && CheckDigits.luhn(number)
                && !number.equals("046454286");
    }
}
