package dev.sluice.router.sensitivity.identity;

import static dev.sluice.router.sensitivity.number.CheckDigits.digit;
import static dev.sluice.router.sensitivity.number.CheckDigits.weigh;

/** Numbers of Brazil. */
final class BrazilianChecks {
    private BrazilianChecks() {}

    /** Taxpayer: Instrução Normativa RFB 2172/2024; two check digits, modulus 11. */
    static boolean cpf(String number) {
        int first = check(weigh(number, 10, 9, 8, 7, 6, 5, 4, 3, 2));
        int second = check(weigh(number, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2));
        return first == digit(number, 9)
                && second == digit(number, 10)
                && number.chars().distinct().count() > 1
                && !number.equals("12345678909");
    }

    /** Company: Instrução Normativa RFB 2119/2022; two check digits, modulus 11. */
    static boolean cnpj(String number) {
        int first = check(weigh(number, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2));
        int second = check(weigh(number, 6, 5, 4, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2));
        return first == digit(number, 12)
                && second == digit(number, 13)
                && number.chars().distinct().count() > 1;
    }

    /** Identity card of São Paulo: SSP-SP; weights 2 to 9, the check digit 100, modulus 11, X is 10. */
    static boolean rg(String number) {
        char last = number.charAt(8);
        int check = last == 'X' ? 10 : last <= '9' ? last - '0' : -1;
        return check >= 0 && (weigh(number, 2, 3, 4, 5, 6, 7, 8, 9) + 100 * check) % 11 == 0;
    }

    /** Social programme: Caixa, "PIS/PASEP/NIS"; weights 3, 2, 9 to 2, modulus 11. */
    static boolean pis(String number) {
        return check(weigh(number, 3, 2, 9, 8, 7, 6, 5, 4, 3, 2)) == digit(number, 10)
                && number.chars().distinct().count() > 1;
    }

    private static int check(int sum) {
        return sum % 11 < 2 ? 0 : 11 - sum % 11;
    }
}
