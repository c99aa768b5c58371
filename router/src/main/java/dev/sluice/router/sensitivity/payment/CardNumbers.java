package dev.sluice.router.sensitivity.payment;

import dev.sluice.router.sensitivity.number.CheckDigits;
import java.util.Set;

/** Which numbers issuers give to payment cards. */
final class CardNumbers {
    /** Some Maestro cards have only twelve digits. */
    static final int SHORTEST = 12;

    static final int LONGEST = 19;

    /** Printed in payment providers' documentation as test numbers; read 2026-11. */
    static final Set<String> PUBLISHED = Set.of(
            "4242424242424242",
            "4000056655665556",
            "4111111111111111",
            "4012888888881881",
            "4012000033330026",
            "4012000077777777",
            "4005519200000004",
            "4009348888881881",
            "4217651111111119",
            "4500600000000061",
            "4222222222222",
            "4444333322221111",
            "4911830000000",
            "4917610000000000",
            "4917610000000000003",
            "4484070000000000",
            "4462030000000000",
            "4988438843884305",
            "4166676667666746",
            "4646464646464644",
            "5555555555554444",
            "5454545454545454",
            "5555341244441115",
            "2223003122003222",
            "2223000048400011",
            "2223520443560010",
            "2222400070000005",
            "5200828282828210",
            "5105105105105100",
            "5425233430109903",
            "5424000000000015",
            "5136333333333335",
            "5577000055770004",
            "6759649826438453",
            "6771798021000008",
            "6799990100000000019",
            "378282246310005",
            "371449635398431",
            "378734493671000",
            "370000000000002",
            "343434343434343",
            "6011111111111117",
            "6011000990139424",
            "6011000000000012",
            "6445644564456445",
            "3056930009020004",
            "30569309025904",
            "38520000023237",
            "36227206271667",
            "36700102000000",
            "3566002020360505",
            "3530111333300000",
            "3569990010095841",
            "6200000000000005",
            "6205500000000000004",
            "6250941006528599",
            "5019717010103742",
            "6331101999990016");

    private CardNumbers() {}

    /** Whether an issuer can have given out this number and nobody prints it as an example. */
    static boolean given(String number) {
        return ((lengths(CheckDigits.number(number, 0, 4)) >> number.length()) & 1) != 0
                && CheckDigits.luhn(number)
                && !published(number);
    }

    /** Stripe's numbers that provoke one error each begin like no real card. */
    static boolean published(String number) {
        return isTestNumber(number) || digits(number) <= 2;
    }

    static boolean isTestNumber(String number) {
        return PUBLISHED.contains(number) || number.startsWith("40000000000");
    }

    /** How many different digits it has. */
    private static int digits(String number) {
        int seen = 0;
        for (int i = 0; i < number.length(); i++) {
            seen |= 1 << (number.charAt(i) - '0');
        }
        return Integer.bitCount(seen);
    }

    /**
     * The lengths that issuers give to numbers of a prefix, as a set of bits; 0 if nobody uses the prefix. Sources: the
     * schemes' own BIN tables as collected in "Payment card number", Wikipedia, read 2026-11.
     *
     * @param four the first four digits
     */
    static int lengths(int four) {
        int two = four / 100;
        return switch (four / 1000) {
            case 0 -> four == 604 ? bits(12, 19) : 0; // Maestro
            case 1 -> four == 1800 ? bits(15, 15) : four == 1946 ? bits(16, 19) : 0; // JCB, GPN
            case 2 ->
                four == 2131
                        ? bits(15, 15) // JCB
                        : four == 2014 || four == 2149
                                ? bits(15, 15) // Diners enRoute
                                : four >= 2221 && four <= 2720
                                        ? bits(16, 16) // Mastercard
                                        : four >= 2200 && four <= 2205 ? bits(16, 19) : 0; // Mir, Borica
            case 3 ->
                two == 34 || two == 37
                        ? bits(15, 15) // American Express
                        : two == 35
                                ? bits(16, 19) // JCB from 3528 to 3589, RuPay, the rest set aside for JCB
                                : four <= 3059 || four == 3095 || two == 36 || two >= 38 ? bits(14, 19) : 0; // Diners
            case 4 -> bits(13, 13) | bits(16, 16) | bits(19, 19); // Visa, and what Elo shares with it
            case 5 ->
                two >= 51 && two <= 55
                        ? bits(16, 16) // Mastercard
                        : two == 50 || (two >= 56 && two <= 58)
                                ? bits(12, 19)
                                : 0; // Maestro, Verve, Elo, Meeza, Dankort
            case 6 -> bits(12, 19); // Discover, UnionPay, RuPay, Maestro, Elo, Verve, Troy share it
            case 8 -> two == 81 || two == 82 ? bits(16, 19) : two == 86 ? bits(16, 16) : 0; // UnionPay, RuPay, UzCard
            case 9 ->
                two == 97
                        ? bits(16, 19) // Troy, Napas
                        : four == 9860 || four == 9112 || four == 9051 ? bits(16, 16) : 0; // Humo, Belkart, ArCa
            default -> 0;
        };
    }

    private static int bits(int shortest, int longest) {
        return (1 << (longest + 1)) - (1 << shortest);
    }
}
