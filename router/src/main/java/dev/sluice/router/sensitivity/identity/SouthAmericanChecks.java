package dev.sluice.router.sensitivity.identity;

import static dev.sluice.router.sensitivity.number.CheckDigits.digit;
import static dev.sluice.router.sensitivity.number.CheckDigits.number;
import static dev.sluice.router.sensitivity.number.CheckDigits.weigh;

import dev.sluice.router.sensitivity.number.CheckDigits;

/** Numbers of Spanish-speaking America. */
final class SouthAmericanChecks {
    private SouthAmericanChecks() {}

    /** Argentina: Resolución General AFIP 1817/2005 and ANSES; weights 5, 4, 3, 2, 7 to 2, modulus 11. */
    static boolean cuil(String number) {
        int prefix = number(number, 0, 2);
        int check = 11 - weigh(number, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
        return ((prefix >= 20 && prefix <= 27 && prefix != 21 && prefix != 22) || prefix == 30 || prefix >= 33)
                && prefix <= 34
                && (check == 11 ? 0 : Math.min(check, 9)) == digit(number, 10);
    }

    /** Chile: Registro Civil; weights 2 to 7 from the right, modulus 11, K is 10. */
    static boolean rut(String number) {
        int body = number.length() - 1;
        int sum = 0;
        for (int i = 0; i < body; i++) {
            sum += digit(number, body - 1 - i) * (2 + i % 6);
        }
        int check = 11 - sum % 11;
        char digit = check == 11 ? '0' : check == 10 ? 'K' : (char) ('0' + check);
        return number.charAt(body) == digit
                && number.charAt(0) != '0'
                && number.substring(0, body).chars().distinct().count() > 1
                && !number.startsWith("12345678");
    }

    /** Colombia: Decreto 4048/2008, DIAN; the primes 41 down to 3, modulus 11. */
    static boolean nit(String number) {
        int rest = weigh(number, 41, 37, 29, 23, 19, 17, 13, 7, 3) % 11;
        return (rest < 2 ? rest : 11 - rest) == digit(number, 9);
    }

    /** Peru: SUNAT; weights 5, 4, 3, 2, 7 to 2, modulus 11. */
    static boolean ruc(String number) {
        int check = 11 - weigh(number, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2) % 11;
        return (number.startsWith("1") || number.startsWith("2")) && check % 10 == digit(number, 10);
    }

    /** Uruguay: Dirección Nacional de Identificación Civil; weights 2, 9, 8, 7, 6, 3, 4, modulus 10. */
    static boolean uruguay(String number) {
        String eight = number.length() == 7 ? "0" + number : number;
        return (10 - weigh(eight, 2, 9, 8, 7, 6, 3, 4) % 10) % 10 == digit(eight, 7) && !CheckDigits.day(number);
    }

    /** Ecuador: Registro Civil; province, third digit below 6, Luhn's digit. */
    static boolean ecuador(String number) {
        int province = number(number, 0, 2);
        return ((province >= 1 && province <= 24) || province == 30)
                && number.charAt(2) < '6'
                && CheckDigits.luhn(number);
    }

    /** El Salvador: RNPN; weights 9 to 2, modulus 10. */
    static boolean dui(String number) {
        return (10 - weigh(number, 9, 8, 7, 6, 5, 4, 3, 2) % 10) % 10 == digit(number, 8);
    }
}
