package dev.sluice.router.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Numbers said digit by digit: {@code four five three nine}, {@code double seven}, {@code forty-five thirty-nine},
 * {@code vier fünf drei}, 四五三九. A row of them becomes digits where it is long enough for a number worth hiding. The
 * words are those of the list {@code words/spoken_digit.txt} too.
 */
final class SpokenDigits {
    /** Digits in a row; fewer are a count. */
    private static final int SHORTEST_ROW = 7;

    /** Units that may stand between two words of a row: {@code ", "}, {@code " - "}, a line's end. */
    private static final int WIDEST_GAP = 4;

    /** Stands for the zero of a ten until the next word is known. */
    private static final char TEN = 't';

    private static final Map<String, String> WORDS = words();
    private static final String HAN = "〇一二三四五六七八九零壹贰叁肆伍陆柒捌玖";
    private static final String HANGUL = "영일이삼사오육칠팔구공";

    private SpokenDigits() {}

    /** What a Chinese digit, or a Korean one said in Chinese, is worth; -1 if it is none. */
    static int han(char unit) {
        if (unit < 0x3000) {
            return -1;
        }
        int at = HAN.indexOf(unit);
        if (at >= 0) {
            return at % 10;
        }
        at = unit < 0xAC00 ? -1 : HANGUL.indexOf(unit);
        return at < 0 ? -1 : at % 10;
    }

    /** The view with digits in their places; null if there is no row. */
    static @Nullable View written(View view) {
        String text = view.text();
        Rewriting plain = new Rewriting();
        StringBuilder digits = new StringBuilder();
        int copied = 0;
        int i = 0;
        while (i < text.length()) {
            if (!spokenUnit(text.charAt(i))) {
                i++;
                continue;
            }
            digits.setLength(0);
            int end = row(text, i, digits);
            int last = digits.length() - 1;
            if (last >= 0 && digits.charAt(last) == TEN) {
                digits.setCharAt(last, '0');
            }
            if (digits.length() >= SHORTEST_ROW && spoken(text, i, end, digits.length())) {
                plain.keep(text, copied, i);
                spread(digits, i, end, plain);
                copied = end;
            }
            i = Math.max(end, atomEnd(text, i));
        }
        if (copied == 0) {
            return null;
        }
        plain.keep(text, copied, text.length());
        return plain.over(view);
    }

    /** The digits keep to the words in rough proportion: a finding of all of them covers all words. */
    private static void spread(StringBuilder digits, int start, int end, Rewriting plain) {
        for (int d = 0; d < digits.length(); d++) {
            plain.put(digits.charAt(d), start, end);
        }
    }

    /** Whether there are words in it, not digits alone. */
    private static boolean spoken(String text, int start, int end, int digits) {
        return end - start > 2 * digits || han(text.charAt(start)) >= 0;
    }

    /** One past the last atom of the row that begins here. */
    private static int row(String text, int start, StringBuilder digits) {
        int end = start;
        int at = start;
        int times = 1;
        boolean lines = false;
        while (at < text.length() && at - end <= WIDEST_GAP) {
            char unit = text.charAt(at);
            if (!spokenUnit(unit)) {
                // A line's end is the row's, unless its words stand one below the other.
                if ((unit == '.' && at > end) || (unit == '\n' && !lines && digits.length() >= SHORTEST_ROW)) {
                    break;
                }
                lines |= unit == '\n';
                at++;
                continue;
            }
            int atomEnd = atomEnd(text, at);
            String value = value(text, at, atomEnd);
            if (value.isEmpty()) {
                break;
            }
            if (value.charAt(0) == '*') {
                times = value.length();
            } else {
                append(value, digits);
                for (int n = 1; n < times; n++) {
                    digits.append(value);
                }
                times = 1;
                end = atomEnd;
            }
            at = atomEnd;
            if (value.charAt(0) == '*') {
                end = at;
            }
        }
        return end;
    }

    /** {@code forty five} is 45, not 405: a unit takes the place of the zero that a ten has left. */
    private static void append(String value, StringBuilder digits) {
        int last = digits.length() - 1;
        if (value.length() == 1 && last >= 0 && digits.charAt(last) == TEN && value.charAt(0) != '0') {
            digits.setCharAt(last, value.charAt(0));
            return;
        }
        if (last >= 0 && digits.charAt(last) == TEN) {
            digits.setCharAt(last, '0');
        }
        digits.append(value);
    }

    private static String value(String text, int start, int end) {
        char first = text.charAt(start);
        int one = han(first);
        if (one >= 0) {
            return Integer.toString(one);
        }
        if (Clues.isDigit(first)) {
            return text.substring(start, end);
        }
        if (end - start > Lexicon.LONGEST) {
            return "";
        }
        return WORDS.getOrDefault(text.substring(start, end).toLowerCase(Locale.ROOT), "");
    }

    private static int atomEnd(String text, int start) {
        if (han(text.charAt(start)) >= 0) {
            return start + 1;
        }
        boolean digit = Clues.isDigit(text.charAt(start));
        int end = start + 1;
        while (end < text.length()) {
            char unit = text.charAt(end);
            if (digit ? !Clues.isDigit(unit) : !inWord(unit) || han(unit) >= 0) {
                break;
            }
            end++;
        }
        return end;
    }

    private static boolean spokenUnit(char unit) {
        return Clues.isDigit(unit) || Character.isLetter(unit) || han(unit) >= 0;
    }

    private static boolean inWord(char unit) {
        return Character.isLetter(unit)
                || Character.getType(unit) == Character.NON_SPACING_MARK
                || Character.getType(unit) == Character.COMBINING_SPACING_MARK;
    }

    private static Map<String, String> words() {
        Map<String, String> words = new HashMap<>();
        put(words, "0", "zero oh nought naught null cero zéro nul nula noll ноль нуль sıfır صفر शून्य nol");
        put(words, "1", "one eins ein uno una un um een één jeden jedna ett один bir واحد एक satu");
        put(words, "2", "two zwei zwo dos deux due dois duas twee dwa två два iki اثنان दो dva dua");
        put(words, "3", "three drei tres trois tre três drie trzy три üç ثلاثة तीन tři tiga");
        put(words, "4", "four vier cuatro quatre quattro quatro cztery fyra четыре dört أربعة चार čtyři чотири empat");
        put(words, "5", "five fünf fuenf cinco cinq cinque vijf pięć fem пять beş خمسة पांच पाँच pět lima");
        put(words, "6", "six sechs seis sei zes sześć sex шесть altı ستة छह छः šest шість enam");
        put(words, "7", "seven sieben siete sept sette sete zeven siedem sju семь yedi سبعة सात sedm сім tujuh");
        put(words, "8", "eight acht ocho huit otto oito osiem åtta восемь sekiz ثمانية आठ osm вісім delapan");
        put(words, "9", "nine niner neun nueve neuf nove negen dziewięć nio девять dokuz تسعة नौ devět sembilan");
        put(words, "**", "double doppel doble dubbel doppio");
        put(words, "***", "triple treble dreifach");
        String[] teens = "ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
        for (int i = 0; i < teens.length; i++) {
            words.put(teens[i], Integer.toString(10 + i));
        }
        String[] tens = "twenty thirty forty fifty sixty seventy eighty ninety".split(" ");
        for (int i = 0; i < tens.length; i++) {
            words.put(tens[i], (2 + i) + String.valueOf(TEN));
        }
        return Map.copyOf(words);
    }

    private static void put(Map<String, String> words, String value, String all) {
        for (String word : all.split(" ")) {
            words.put(word, value);
        }
    }

    /** All words, for the test that the list holds them. */
    static java.util.Set<String> all() {
        return WORDS.keySet();
    }
}
