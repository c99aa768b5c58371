package dev.sluice.router.sensitivity.payment;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Context;
import dev.sluice.router.text.DigitGroups;
import java.util.List;
import java.util.Set;

/**
 * Payment card numbers: 12 to 19 digits with an issuer's prefix and length and the check digit of Luhn (ISO/IEC
 * 7812-1). Written in one piece, in the groups that cards show, digit by digit, or in other groups beside a word that
 * announces a card.
 */
public final class CreditCardDetector implements Detector {
    private static final Kind KIND = new Kind("CREDIT_CARD", Sensitivity.RESTRICTED);

    /** Some Maestro cards have only twelve; those count beside an announcing word. */
    private static final int SHORTEST = 12;

    private static final int LONGEST = 19;

    private static final List<String> WORDS = List.of(
            "card",
            "credit",
            "debit",
            "visa",
            "master",
            "amex",
            "american express",
            "diners",
            "discover",
            "jcb",
            "maestro",
            "unionpay",
            "pan",
            "cc",
            "cvv",
            "cvc",
            "exp",
            "charge",
            "payment",
            "karte",
            "kreditkarte",
            "tarjeta",
            "carte",
            "carta",
            "cartão",
            "kaart",
            "карт",
            "カード",
            "卡");

    /** Printed in payment providers' documentation as test numbers; read 2026-11. */
    private static final Set<String> PUBLISHED = Set.of(
            "4242424242424242",
            "4000056655665556",
            "4000000000000002",
            "4111111111111111",
            "4012888888881881",
            "4222222222222",
            "5555555555554444",
            "2223003122003222",
            "5200828282828210",
            "5105105105105100",
            "378282246310005",
            "371449635398431",
            "6011111111111117",
            "6011000990139424",
            "3056930009020004",
            "30569309025904",
            "38520000023237",
            "36227206271667",
            "3566002020360505",
            "3530111333300000",
            "6200000000000005",
            "5019717010103742",
            "6331101999990016");

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void find(Clues clues, Findings found) {
        byte[] digits = new byte[0];
        for (DigitGroups number : clues.numbers()) {
            if (number.digits() >= SHORTEST) {
                digits = digits.length == 0 ? new byte[LONGEST] : digits;
                for (int group = 0; group < number.groups(); group++) {
                    startingAt(group, number, digits, found);
                }
            }
        }
    }

    /** Tries every run of whole groups from this one on; at most {@link #LONGEST} of them, so the search is linear. */
    private static void startingAt(int first, DigitGroups number, byte[] digits, Findings found) {
        if (number.start(first) < found.end() || fraction(number, first)) {
            return;
        }
        int size = 0;
        int lengths = 0;
        for (int last = first; last < number.groups() && size + number.length(last) <= LONGEST; last++) {
            for (int i = number.start(last); i < number.end(last); i++) {
                digits[size++] = (byte) (number.text().charAt(i) - '0');
            }
            if (lengths == 0 && size >= 4) {
                lengths = lengths(1000 * digits[0] + 100 * digits[1] + 10 * digits[2] + digits[3]);
                if (lengths == 0) {
                    return;
                }
            }
            if (((lengths >> size) & 1) != 0 && luhn(digits, size) && judge(first, last, number, found)) {
                return;
            }
        }
    }

    private static boolean judge(int first, int last, DigitGroups number, Findings found) {
        String digits = number.digits(first, last);
        if (published(digits)) {
            return false;
        }
        int start = number.start(first);
        int end = number.end(last);
        boolean told = Context.near(number.text(), start, end, WORDS);
        boolean doubtful = digits.length() == SHORTEST || within(number.before(first)) || within(number.after(last));
        if (!told && (doubtful || !usual(first, last, number))) {
            return false;
        }
        found.add(KIND, told ? Confidence.HIGH : Confidence.MEDIUM, start, end);
        return true;
    }

    /** Stripe's numbers that provoke one error each begin like no real card. */
    private static boolean published(String digits) {
        return PUBLISHED.contains(digits) || digits.startsWith("40000000000");
    }

    /** Digits behind a decimal point, as in 0.4539148803436467, are no card. */
    private static boolean fraction(DigitGroups number, int group) {
        return number.before(group) == '.'
                && group > 0
                && number.length(group - 1) <= 3
                && number.gapIs(group - 1, '.');
    }

    private static boolean within(char neighbour) {
        return Clues.isLetter(neighbour) || neighbour == '_';
    }

    /** One piece, fours with a rest at the end, 4-6-5, 4-6-4, or digit by digit. */
    private static boolean usual(int first, int last, DigitGroups number) {
        if (first == last) {
            return true;
        }
        boolean fours = true;
        boolean ones = true;
        for (int group = first; group <= last; group++) {
            int length = number.length(group);
            fours &= group == last ? length <= 4 : length == 4;
            ones &= length == 1;
        }
        boolean six = last - first == 2 && number.length(first) == 4 && number.length(first + 1) == 6;
        return fours || ones || six;
    }

    /**
     * The lengths that issuers give to numbers of a prefix, as a set of bits; 0 if nobody uses the prefix.
     *
     * @param four the first four digits
     */
    static int lengths(int four) {
        int two = four / 100;
        return switch (four / 1000) {
            case 1 -> four == 1800 ? bits(15, 15) : 0; // JCB
            case 2 ->
                four == 2131
                        ? bits(15, 15) // JCB
                        : four >= 2221 && four <= 2720
                                ? bits(16, 16) // Mastercard
                                : four >= 2200 && four <= 2204 ? bits(16, 19) : 0; // Mir
            case 3 ->
                two == 34 || two == 37
                        ? bits(15, 15) // American Express
                        : four >= 3528 && four <= 3589
                                ? bits(16, 19) // JCB
                                : four <= 3059 || four == 3095 || two == 36 || two >= 38 ? bits(14, 19) : 0; // Diners
            case 4 -> bits(13, 13) | bits(16, 16) | bits(19, 19); // Visa
            case 5 ->
                two >= 51 && two <= 55
                        ? bits(16, 16) // Mastercard
                        : two == 50 || (two >= 56 && two <= 58) ? bits(12, 19) : 0; // Maestro
            case 6 -> bits(12, 19); // Discover, UnionPay, RuPay and Maestro share it
            case 8 -> two == 81 || two == 82 ? bits(16, 19) : 0; // UnionPay, RuPay
            default -> 0;
        };
    }

    private static int bits(int shortest, int longest) {
        return (1 << (longest + 1)) - (1 << shortest);
    }

    private static boolean luhn(byte[] digits, int size) {
        int sum = 0;
        for (int i = 0; i < size; i++) {
            int digit = digits[size - 1 - i];
            int twice = digit * 2;
            sum += i % 2 == 0 ? digit : twice > 9 ? twice - 9 : twice;
        }
        return sum % 10 == 0;
    }
}
