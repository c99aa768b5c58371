package dev.sluice.router.text;

import org.jspecify.annotations.Nullable;

/**
 * Letters of other scripts that look like Latin ones, after Unicode's confusables (UTS 39), cut to what a reader takes
 * for the Latin letter. They are exchanged only in words that hold Latin letters or digits too, and in words that hold
 * nothing else where the rest of the text is Latin; so real Cyrillic or Greek stays as it is.
 */
final class LookAlikes {
    /** Look-alike and Latin letter, alternating. */
    private static final String PAIRS = cyrillic() + greek() + others();

    private static final char[] TABLE = table();

    private LookAlikes() {}

    /** The Latin letter, digit or sign that a unit looks like; 0 if none. */
    static char of(char unit) {
        return unit < 0x80 ? 0 : TABLE[unit];
    }

    /** Marks that strike through, ring or decorate a letter without making another one of it. */
    static boolean mark(char unit) {
        return (unit >= 0x300 && unit <= 0x36F)
                || (unit >= 0x1AB0 && unit <= 0x1AFF)
                || (unit >= 0x1DC0 && unit <= 0x1DFF)
                || (unit >= 0x20D0 && unit <= 0x20FF)
                || (unit >= 0xFE20 && unit <= 0xFE2F)
                || (unit >= 0x483 && unit <= 0x489);
    }

    /**
     * The view with Latin letters in their places and stray marks gone; null if it has neither.
     *
     * @param whole whether words of nothing but look-alikes are exchanged too
     */
    static @Nullable View exchanged(View view, boolean whole) {
        String text = view.text();
        Rewriting plain = new Rewriting();
        int copied = 0;
        int i = 0;
        while (i < text.length()) {
            int end = i;
            boolean latin = false;
            boolean marked = false;
            int alike = 0;
            int foreign = 0;
            while (end < text.length() && inWord(text.charAt(end))) {
                char unit = text.charAt(end++);
                if (unit < 0x80) {
                    latin |= unit != '-' && unit != '.' && unit != '@' && unit != '_';
                } else if (mark(unit)) {
                    marked = true;
                } else {
                    foreign++;
                    alike += of(unit) == 0 ? 0 : 1;
                }
            }
            boolean exchange = alike > 0 && (latin || (whole && alike == foreign));
            if (exchange || marked) {
                plain.keep(text, copied, i);
                word(text, i, end, exchange, plain);
                copied = end;
            }
            i = Math.max(end, i + 1);
        }
        if (copied == 0) {
            return null;
        }
        plain.keep(text, copied, text.length());
        return plain.over(view);
    }

    private static void word(String text, int start, int end, boolean exchange, Rewriting plain) {
        for (int i = start; i < end; i++) {
            char unit = text.charAt(i);
            char latin = exchange ? of(unit) : 0;
            if (latin != 0) {
                plain.put(latin, i, i + 1);
            } else if (!mark(unit)) {
                plain.copy(text, i, i + 1);
            }
        }
    }

    private static boolean inWord(char unit) {
        return unit < 0x80
                ? Clues.isLetter(unit)
                        || Clues.isDigit(unit)
                        || unit == '-'
                        || unit == '.'
                        || unit == '@'
                        || unit == '_'
                : Character.isLetter(unit) || mark(unit) || of(unit) != 0;
    }

    private static char[] table() {
        char[] table = new char[0x10000];
        for (int i = 0; i < PAIRS.length(); i += 2) {
            table[PAIRS.charAt(i)] = PAIRS.charAt(i + 1);
        }
        return table;
    }

    private static String cyrillic() {
        return "аaАAвbВBсcСCԁdԀdеeЕEёeЁEһhНHнhіiІIїiЇIјjЈJкkКKқkӏlӀIмmМMпnоoОOөoрpРPԛqԚQгrѕsЅSтtТTцuуyУYүyҮYѵvѴVԝwԜWшwхxХX"
                + "з3З3б6ғfɡgԍGҺhҽeқkҚKӄkҝkԌGЬbьbӨO";
    }

    private static String greek() {
        return "αaΑAβbΒBϲcϹCεeΕEΖZηnΗHιiΙIϳjκkΚKΜMνvΝNοoΟOσoρpΡPτtΤTυuΥYχxΧXγyωw";
    }

    private static String others() {
        String armenian = "օoՕOսuոnհhյjցgզqՏSՍUԼL";
        String phonetic = "ıiɑaɩiɪiʟlɴnʀrʏyʙbɢgʜhɵoɛeɓbɗdɨiʋvᴀaᴄcᴅdᴇeᴊjᴋkᴍmᴏoᴘpᴛtᴜuᴠvᴡwᴢzꜱsꜰf";
        String cherokee = "ᎪAᏴBᏟCᎠDᎬEᏀGᎻHᎥiᎫJᏦKᏞLᎷMᏢPᎡRᏚSᎢTᏙVᎳWᏃZ";
        String lisu = "ꓮAꓐBꓚCꓓDꓰEꓝFꓖGꓧHꓲIꓙJꓗKꓡLꓟMꓠNꓳOꓑPꓣRꓢSꓔTꓴUꓦVꓪWꓫXꓬYꓜZ";
        String signs = "。.·.܂.ꓸ.։:꞉:∶:∕/⁄/⧸/ǀlǃ!∣l";
        return armenian + phonetic + cherokee + lisu + signs;
    }
}
