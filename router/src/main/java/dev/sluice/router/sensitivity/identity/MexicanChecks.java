package dev.sluice.router.sensitivity.identity;

import dev.sluice.router.sensitivity.number.CheckDigits;
import java.util.Set;

/** Numbers of Mexico. */
final class MexicanChecks {
    private static final Set<String> STATES = Set.of(
            "AS", "BC", "BS", "CC", "CL", "CM", "CS", "CH", "DF", "CX", "DG", "GT", "GR", "HG", "JC", "MC", "MN", "MS",
            "NT", "NL", "OC", "PL", "QT", "QR", "SP", "SL", "SR", "TC", "TS", "TL", "VZ", "YN", "ZS", "NE");

    private static final String VALUES = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ";

    private MexicanChecks() {}

    /** Population registry code: RENAPO, Instructivo normativo 2021; the form is so narrow that it is its own check. */
    static boolean curp(String code) {
        return CheckDigits.monthDay(code, 6)
                && "HMX".indexOf(code.charAt(10)) >= 0
                && STATES.contains(code.substring(11, 13));
    }

    /** Taxpayers' registry, without its check digit; XAXX and XEXX stand for anybody. */
    static boolean rfc(String code) {
        return CheckDigits.monthDay(code, code.length() - 7) && !code.startsWith("XAXX") && !code.startsWith("XEXX");
    }

    /** Taxpayers' registry: SAT, Anexo 20; weights 13 to 2, modulus 11. */
    static boolean rfcStrict(String code) {
        String padded = code.length() == 12 ? " " + code : code;
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            sum += VALUES.indexOf(padded.charAt(i)) * (13 - i);
        }
        int check = 11 - sum % 11;
        char digit = check == 11 ? '0' : check == 10 ? 'A' : (char) ('0' + check);
        return rfc(code) && padded.charAt(12) == digit;
    }
}
