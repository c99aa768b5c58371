package dev.sluice.router.sensitivity.identity;

import static dev.sluice.router.sensitivity.number.CheckDigits.digit;
import static dev.sluice.router.sensitivity.number.CheckDigits.weigh;

/** Numbers of Portugal. */
final class PortugueseChecks {
    private PortugueseChecks() {}

    /** Tax number: Decreto-Lei 14/2013; modulus 11 (OECD, TIN of Portugal). 123456789 is everybody's example. */
    static boolean nif(String number) {
        int check = 11 - weigh(number, 9, 8, 7, 6, 5, 4, 3, 2) % 11;
        return number.charAt(0) != '0' && (check > 9 ? 0 : check) == digit(number, 8) && !number.equals("123456789");
    }

    /** Document number of the citizen card: AMA, "Validação de Número de Documento do Cartão de Cidadão". */
    static boolean cartaoDeCidadao(String number) {
        int sum = 0;
        for (int i = 0; i < 12; i++) {
            int value = Ids.value(number.charAt(i)) * (i % 2 == 0 ? 2 : 1);
            sum += i % 2 == 0 && value >= 10 ? value - 9 : value;
        }
        return sum % 10 == 0;
    }

    /** Social security number: Instituto da Segurança Social, weights are the primes from 29 down to 2. */
    static boolean niss(String number) {
        return (number.charAt(0) == '1' || number.charAt(0) == '2')
                && 9 - weigh(number, 29, 23, 19, 17, 13, 11, 7, 5, 3, 2) % 10 == digit(number, 10);
    }
}
