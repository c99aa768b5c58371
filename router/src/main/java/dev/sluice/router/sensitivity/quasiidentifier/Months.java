package dev.sluice.router.sensitivity.quasiidentifier;

import java.util.Set;

/** Names of months in the languages of the product's lists, short forms too. They count beside a number alone. */
final class Months {
    private static final int LONGEST = 12;
    private static final WordSet NAMES =
            WordSet.of(("january february march april may june july august september october november december"
                            + " jan feb mar apr jun jul aug sep sept oct nov dec"
                            + " januar jänner februar märz mai juni juli oktober dezember mär okt dez mrz"
                            + " janvier février mars avril juin juillet août septembre octobre novembre décembre janv févr avr juil déc"
                            + " enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre ene abr ago dic"
                            + " gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre gen mag giu lug set ott"
                            + " janeiro fevereiro março maio junho julho setembro outubro novembro dezembro fev out"
                            + " januari februari maart mei augustus mrt"
                            + " stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października listopada grudnia"
                            + " maj augusti juuli ocak şubat mart nisan mayıs haziran temmuz ağustos eylül ekim kasım aralık"
                            + " января февраля марта апреля мая июня июля августа сентября октября ноября декабря"
                            + " січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня"
                            + " ינואר פברואר מרץ אפריל מאי יוני יולי אוגוסט ספטמבר אוקטובר נובמבר דצמבר"
                            + " בינואר בפברואר במרץ באפריל במאי ביוני ביולי באוגוסט בספטמבר באוקטובר בנובמבר בדצמבר"
                            + " يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر")
                    .split(" "));

    /** Other words in lower case. */
    private static final Set<String> WORDS =
            Set.of("may", "march", "mar", "dec", "sep", "out", "set", "mag", "gen", "ago", "jan");

    private Months() {}

    /** One past the month that begins here; {@code start} if none does. */
    static int end(String text, int start) {
        int end = start;
        while (end < text.length() && end - start <= LONGEST && Character.isLetter(text.charAt(end))) {
            end++;
        }
        return is(text, start, end) ? end : start;
    }

    /** Where the month begins that ends before {@code end}; {@code end} if none does. */
    static int start(String text, int end) {
        int start = end;
        while (start > 0 && end - start <= LONGEST && Character.isLetter(text.charAt(start - 1))) {
            start--;
        }
        return is(text, start, end) ? start : end;
    }

    private static boolean is(String text, int start, int end) {
        int length = end - start;
        return length >= 3
                && length <= LONGEST
                && NAMES.contains(text, start, end)
                && (Character.isUpperCase(text.charAt(start)) || !WORDS.contains(text.substring(start, end)));
    }
}
