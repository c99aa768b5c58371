package dev.sluice.router.difficulty;

import java.util.List;

/** Counts what a prompt's form shows, in one pass over each text. Not thread-safe. */
final class Tally {
    private static final List<Topic> TOPICS = List.of(Topic.values());
    private static final int LAST_LEARNED = TOPICS.indexOf(Topic.WHY);
    private static final int LONG_WORD = 8;
    private static final String WHICH = "which";
    private static final String OF_THE_FOLLOWING = " of the following";
    /** Share of capitals above which a text is all capitals, and what is then, or without any, taken for usual. */
    private static final double ALL_CAPITALS = 0.7;

    private static final double USUAL_CAPITALS = 0.06608698;
    private static final double USUAL_NAMES = 0.7985288;
    private static final double USUAL_NAME_SHARE = 0.03920729;
    private static final String STATEMENT = "Statement 1";

    private final ToolTally tools;
    private final boolean schema;
    private final boolean attachments;
    private final Distinct distinctWords;
    private final Distinct distinctNumbers;
    private final double[] ascii = new double[128];
    private final double[] topics = new double[TOPICS.size()];
    private final QuestionTally question = new QuestionTally();

    private double weight;
    private double heldWeight;
    private double characters;
    private double words;
    private double letters;
    private double longWords;
    private double capitals;
    private double names;
    private double sentences;
    private double nonAscii;
    private double foreign;
    private double mathematical;
    private double lines;
    private double numbers;
    private double digits;
    private double decimals;
    private double numberedLines;
    private double calls;
    private double turns;
    private int longest;
    private int largest;
    private int deepest;
    private int indentation;
    private boolean roman;
    private boolean statements;
    private boolean whichOf;
    private boolean defines;
    private boolean putsOut;
    private boolean dollarBehind;

    // State of the text that is being read.
    private boolean start;
    private int depth;

    /** @param expected characters that will be read, more or less */
    Tally(ToolTally tools, boolean schema, boolean attachments, int expected) {
        this.tools = tools;
        this.schema = schema;
        this.attachments = attachments;
        distinctWords = new Distinct(expected / 6);
        distinctNumbers = new Distinct(expected / 16);
    }

    double characters() {
        return characters;
    }

    double turns() {
        return turns;
    }

    ToolTally tools() {
        return tools;
    }

    boolean schema() {
        return schema;
    }

    boolean attachments() {
        return attachments;
    }

    double foreignLetters() {
        return foreign;
    }

    double numberedLines() {
        return numberedLines;
    }

    double codeSigns() {
        return ascii("{};[]_`") + 0.25 * ascii("=+*<>");
    }

    double mathematicalSigns() {
        return mathematical + ascii("^\\") + 0.5 * ascii("=+*<>") + 0.3 * numbers;
    }

    /** Answers to choose from. */
    int options() {
        return question.options();
    }

    double words() {
        return words;
    }

    boolean asks() {
        return ascii['?'] > 0 || words(Topic.HOW) > 0;
    }

    /** Whether it holds a program and asks what that puts out. */
    boolean program() {
        return defines && putsOut && calls > 0 && words(Topic.CODE_RETURNS) > 0;
    }

    boolean formula() {
        return ascii['\\'] > 0 || ascii['^'] > 0 || dollarBehind;
    }

    /** Whether mathematical terms stand beside a number. */
    boolean mathematics() {
        return words(Topic.MATHEMATICS) >= 2 && numbers > 0;
    }

    double quantities() {
        return numbers + words(Topic.NUMBER_WORDS) + words(Topic.FRACTIONS) + words(Topic.EACH);
    }

    /** Whether words tell what is counted. */
    boolean measures() {
        return words(Topic.HOW_MANY)
                        + words(Topic.TOTALS)
                        + words(Topic.REMAINDERS)
                        + words(Topic.MONEY)
                        + words(Topic.FRACTIONS)
                        + words(Topic.UNITS)
                        + words(Topic.TIMES)
                > 0;
    }

    double words(Topic topic) {
        return topics[index(topic)];
    }

    /** The text that asks, from which choices, blanks and the question's form are told. */
    void question(String text, int length) {
        question.read(text, length);
    }

    /** Another turn of the conversation. */
    void turn() {
        turns++;
    }

    /** A text's length, once; its stretches are read apart. */
    void length(int length, double times) {
        characters += times * length;
    }

    /**
     * Reads one stretch of a text.
     *
     * @param times what each count is worth
     * @param held what each word is worth of which something is held
     */
    void read(String text, int from, int to, double times, double held) {
        weight = times;
        heldWeight = held;
        start = true;
        depth = 0;
        int i = from;
        while (i < to) {
            char unit = text.charAt(i);
            if (letter(unit)) {
                i = word(text, from, i, to);
            } else if (digit(unit)) {
                i = number(text, from, i, to);
            } else {
                sign(text, from, i, to, unit);
                i++;
            }
        }
    }

    private int word(String text, int from, int begin, int to) {
        int hash = 0;
        int big = 0;
        int i = begin;
        for (; i < to; i++) {
            char unit = text.charAt(i);
            if (unit >= 'a' && unit <= 'z') {
                hash = hash * 31 + unit;
            } else if (unit >= 'A' && unit <= 'Z') {
                big++;
                hash = hash * 31 + (unit | 0x20);
            } else if (unit >= 0xC0) {
                foreign(unit);
                hash = hash * 31 + unit;
            } else {
                break;
            }
        }
        int length = i - begin;
        words += weight;
        letters += weight * length;
        longest = Math.max(longest, length);
        longWords += length >= LONG_WORD ? weight : 0;
        capitals += weight * big;
        char first = text.charAt(begin);
        names += first >= 'A' && first <= 'Z' && !start && length > 1 ? weight : 0;
        distinctWords.add(hash);
        calls += i < to && text.charAt(i) == '(' ? weight : 0;
        for (long left = Vocabulary.english().topicsOf(text, begin, i, hash); left != 0; left &= left - 1) {
            int topic = Long.numberOfTrailingZeros(left);
            topics[topic] += topic > LAST_LEARNED ? heldWeight : weight;
        }
        marks(text, from, begin, i);
        start = false;
        return i;
    }

    private void foreign(char unit) {
        nonAscii += weight;
        foreign += (unit >= 0x370 && unit < 0x2000) || unit >= 0x2E80 ? weight : 0;
        mathematical += unit >= 0x2200 && unit <= 0x22FF ? weight : 0;
    }

    private void marks(String text, int from, int begin, int end) {
        int length = end - begin;
        char first = text.charAt(begin);
        if (first == 'I' && length <= 2 && begin > from && text.startsWith(". ", end)) {
            char before = text.charAt(begin - 1);
            roman |= length == 1 ? before == ' ' || before == '\n' : before == ' ' && text.charAt(begin + 1) == 'I';
        } else if (length == STATEMENT.length() - 2
                && text.regionMatches(true, begin, STATEMENT, 0, STATEMENT.length())) {
            statements = true;
        } else if (length == WHICH.length()
                && text.regionMatches(true, begin, WHICH, 0, length)
                && text.regionMatches(true, end, OF_THE_FOLLOWING, 0, OF_THE_FOLLOWING.length())) {
            whichOf = true;
        } else if (first == 'd') {
            defines |= text.startsWith("def ", begin);
        } else if (first == 'a') {
            putsOut |= text.startsWith("assert ", begin);
        } else if (first == 'o') {
            putsOut |= text.startsWith("output", begin);
        }
    }

    private int number(String text, int from, int begin, int to) {
        int hash = 0;
        int integer = 0;
        boolean fraction = false;
        int i = begin;
        for (; i < to; i++) {
            char unit = text.charAt(i);
            if (digit(unit)) {
                digits += weight;
                integer += !fraction && (integer > 0 || unit != '0') ? 1 : 0;
            } else if ((unit == '.' || unit == ',') && i + 1 < to && digit(text.charAt(i + 1))) {
                fraction |= unit == '.';
            } else {
                break;
            }
            hash = hash * 31 + unit;
        }
        numbers += weight;
        decimals += fraction ? weight : 0;
        largest = Math.max(largest, integer);
        distinctNumbers.add(hash);
        boolean opens = begin == from || text.charAt(begin - 1) == '\n';
        if (opens && i < to && (text.charAt(i) == '.' || text.charAt(i) == ')')) {
            numberedLines += weight;
        }
        start = false;
        return i;
    }

    private void sign(String text, int from, int i, int to, char unit) {
        if ((unit == '.' || unit == '?' || unit == '!') && (i + 1 >= to || text.charAt(i + 1) <= ' ')) {
            sentences += weight;
            start = true;
        } else if (unit == '\n') {
            lines += weight;
            start = true;
            int end = i + 1;
            while (end < to && text.charAt(end) == ' ') {
                end++;
            }
            indentation = Math.max(indentation, end - i - 1);
        } else if (unit == '(' || unit == '[' || unit == '{') {
            depth++;
            deepest = Math.max(deepest, depth);
        } else if (unit == ')' || unit == ']' || unit == '}') {
            depth = Math.max(0, depth - 1);
        } else if (unit == '$' && i > from) {
            char before = text.charAt(i - 1);
            dollarBehind |= letter(before) || digit(before) || before == ')' || before == ']' || before == '}';
        }
        if (unit >= 0x80) {
            nonAscii += weight;
        } else {
            ascii[unit] += weight;
        }
    }

    private static boolean letter(char unit) {
        return (unit >= 'a' && unit <= 'z') || (unit >= 'A' && unit <= 'Z') || unit >= 0xC0;
    }

    private static boolean digit(char unit) {
        return unit >= '0' && unit <= '9';
    }

    private double ascii(String signs) {
        double sum = 0;
        for (int i = 0; i < signs.length(); i++) {
            sum += ascii[signs.charAt(i)];
        }
        return sum;
    }

    /** The value of each sign, in the order of {@link Sign}. */
    void signs(float[] into) {
        double all = Math.max(1, words);
        int at = 0;
        into[at++] = Logs.log(characters);
        into[at++] = Logs.log(words);
        into[at++] = Logs.log(sentences);
        into[at++] = Logs.log(words / Math.max(1, sentences));
        into[at++] = (float) (letters / all);
        into[at++] = (float) (longWords / all);
        into[at++] = Logs.log(longest);
        into[at++] = (float) Math.min(1, distinctWords.count() / all);
        double share = capitals / Math.max(1, letters);
        boolean tells = share > 0 && share <= ALL_CAPITALS;
        into[at++] = (float) (tells ? share : USUAL_CAPITALS);
        into[at++] = tells ? Logs.log(names) : (float) USUAL_NAMES;
        into[at++] = (float) (tells ? names / all : USUAL_NAME_SHARE);
        into[at++] = Logs.log(nonAscii);
        into[at++] = Logs.log(lines);
        into[at++] = Logs.log(numbers);
        into[at++] = Logs.log(distinctNumbers.count());
        into[at++] = Logs.log(digits);
        into[at++] = largest;
        into[at++] = Logs.log(decimals);
        into[at++] = (float) (numbers / all);
        into[at++] = Logs.log(ascii['$']);
        into[at++] = Logs.log(ascii['%']);
        into[at++] = Logs.log(ascii("+*/=<>"));
        into[at++] = Logs.log(ascii['-']);
        into[at++] = Logs.log(ascii['\\']);
        into[at++] = Logs.log(ascii['^']);
        into[at++] = Logs.log(ascii['_']);
        into[at++] = Logs.log(ascii("{}"));
        into[at++] = Logs.log(ascii("()"));
        into[at++] = Logs.log(ascii("[]"));
        into[at++] = Logs.log(ascii[',']);
        into[at++] = Logs.log(ascii(":;"));
        into[at++] = Logs.log(ascii("\"'`"));
        into[at++] = Logs.log(ascii['?']);
        into[at++] = Logs.log(ascii['|']);
        into[at++] = Logs.log(deepest);
        into[at++] = Logs.log(calls);
        into[at++] = Logs.log(indentation);
        at = question.signs(into, at);
        into[at++] = roman ? 1 : 0;
        into[at++] = statements ? 1 : 0;
        into[at++] = whichOf ? 1 : 0;
        for (int topic = 0; topic <= LAST_LEARNED; topic++) {
            into[at++] = Logs.log(topics[topic]);
        }
        into[at++] = Logs.log(tools.count());
        into[at++] = Logs.log(tools.parameters());
        into[at++] = Logs.log(tools.required());
        into[at++] = Logs.log(tools.enumerated());
        into[at++] = Logs.log(tools.nested());
        into[at++] = Logs.log(tools.described());
        into[at++] = Logs.log(Math.max(0, tools.parameters() - tools.required()));
        into[at] = (float) tools.parameters() / Math.max(1, tools.count());
    }

    @SuppressWarnings("EnumOrdinal") // the array never leaves this object, and a map would box on every word
    private static int index(Topic topic) {
        return topic.ordinal();
    }
}
