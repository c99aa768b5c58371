package dev.sluice.router.sensitivity.payment;

import static dev.sluice.router.sensitivity.number.CheckDigits.digit;
import static dev.sluice.router.sensitivity.number.CheckDigits.number;
import static dev.sluice.router.sensitivity.number.CheckDigits.weigh;

import java.util.Set;

/** Check digits of accounts and banks. */
final class BankChecks {
    /** Banks' own numbers that guides print as examples. */
    private static final Set<String> PUBLISHED_ROUTINGS = Set.of("123456780", "110000000", "000000000");

    private BankChecks() {}

    /** United States routing number: ABA, "Routing number policy"; weights 3, 7, 1, modulus 10. */
    static boolean aba(String number) {
        int prefix = number(number, 0, 2);
        return (prefix <= 12 || (prefix >= 21 && prefix <= 32) || (prefix >= 61 && prefix <= 72) || prefix == 80)
                && weigh(number, 3, 7, 1, 3, 7, 1, 3, 7, 1) % 10 == 0
                && !PUBLISHED_ROUTINGS.contains(number);
    }

    /** Mexico: Banco de México, CLABE; weights 3, 7, 1 on each digit modulo 10. */
    static boolean clabe(String number) {
        int sum = 0;
        for (int i = 0; i < 17; i++) {
            sum += digit(number, i) * digit("371", i % 3) % 10;
        }
        return (10 - sum % 10) % 10 == digit(number, 17) && !number.startsWith("000");
    }

    /** Argentina: Banco Central, Comunicación A 2622; weights 7, 1, 3, 9 and 3, 9, 7, 1, modulus 10. */
    static boolean cbu(String number) {
        int bank = weigh(number, 7, 1, 3, 9, 7, 1, 3) % 10;
        int account = weigh(number.substring(8), 3, 9, 7, 1, 3, 9, 7, 1, 3, 9, 7, 1, 3) % 10;
        return (10 - bank) % 10 == digit(number, 7) && (10 - account) % 10 == digit(number, 21);
    }

    /** Norway: Bits, "Kontonummer"; weights 5, 4, 3, 2, 7 to 2, modulus 11. */
    static boolean norwegian(String number) {
        return weigh(number, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0;
    }

    /** Poland: NBP, Numer Rachunku Bankowego; the digits of the IBAN without its country. */
    static boolean polish(String number) {
        return IbanDetector.mod97("PL" + number) == 1;
    }

    /** Spain: Consejo Superior Bancario, Código Cuenta Cliente; weights are powers of two modulo 11. */
    static boolean ccc(String number) {
        int bank = 11 - weigh("00" + number.substring(0, 8), 1, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11;
        int account = 11 - weigh(number.substring(10), 1, 2, 4, 8, 5, 10, 9, 7, 3, 6) % 11;
        return digit(number, 8) == (bank == 11 ? 0 : bank == 10 ? 1 : bank)
                && digit(number, 9) == (account == 11 ? 0 : account == 10 ? 1 : account);
    }
}
