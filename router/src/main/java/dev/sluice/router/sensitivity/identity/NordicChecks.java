package dev.sluice.router.sensitivity.identity;

import static dev.sluice.router.sensitivity.number.CheckDigits.number;
import static dev.sluice.router.sensitivity.number.CheckDigits.weigh;

import dev.sluice.router.sensitivity.number.CheckDigits;

/** Numbers of the Nordic countries. */
final class NordicChecks {
    private NordicChecks() {}

    /**
     * Personal number, with or without century: Folkbokföringslag 18 §, SKV 704; coordination numbers add 60 to the
     * day.
     */
    static boolean personnummer(String number) {
        boolean century = number.length() == 12;
        String ten = century ? number.substring(2) : number;
        int day = number(ten, 4, 6);
        return (!century || number.startsWith("18") || number.startsWith("19") || number.startsWith("20"))
                && CheckDigits.date(number(ten, 2, 4), day > 60 ? day - 60 : day)
                && CheckDigits.luhn(ten)
                && !ten.endsWith("0000");
    }

    /**
     * Birth number: Folkeregisterforskriften § 2-2-1; D-numbers add 4 to the first digit, others 40 or 80 to the month.
     */
    static boolean fodselsnummer(String number) {
        int first = weigh(number, 3, 7, 6, 1, 8, 9, 4, 5, 2, 1);
        int second = weigh(number, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1);
        return first % 11 == 0
                && second % 11 == 0
                && CheckDigits.date(number(number, 2, 4) % 40, number(number, 0, 2) % 40);
    }

    /**
     * Personal number: CPR-loven; the modulus 11 check is not kept since 2007 (CPR-kontoret), so only the date counts.
     */
    static boolean cpr(String number) {
        int day = number(number, 0, 2);
        return CheckDigits.date(number(number, 2, 4), day > 60 ? day - 60 : day) && !number.endsWith("0000");
    }

    /** Personal identity code: Valtioneuvoston asetus 690/2022; the sign of the century is left out or a letter. */
    static boolean hetu(String number) {
        String digits = number.length() == 10 ? number : number.substring(0, 6) + number.substring(7);
        boolean sign = number.length() == 10 || "ABCDEFYXWVU".indexOf(number.charAt(6)) >= 0;
        int all = number(digits, 0, 6) * 1000 + number(digits, 6, 9);
        return sign
                && CheckDigits.dayMonth(digits, 0)
                && number(digits, 6, 9) >= 2
                && "0123456789ABCDEFHJKLMNPRSTUVWXY".charAt(all % 31) == digits.charAt(9)
                && !digits.equals("131052308T");
    }

    /**
     * Identity number: Lög um skráningu einstaklinga 140/2019, Þjóðskrá; the ninth digit checks, the tenth is a
     * century.
     */
    static boolean kennitala(String number) {
        char century = number.charAt(9);
        return weigh(number, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0
                && CheckDigits.dayMonth(number, 0)
                && (century == '0' || century >= '8');
    }
}
