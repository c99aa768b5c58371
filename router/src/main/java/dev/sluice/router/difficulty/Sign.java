package dev.sluice.router.difficulty;

/**
 * A property of a prompt's form that can be counted, and what people call it; several signs may go by one name. Counts
 * are taken as ln(1 + count), so that the first few say most, unless the comment says otherwise.
 */
enum Sign {
    CHARACTERS("length"),
    WORDS("length"),
    SENTENCES("length"),
    WORDS_A_SENTENCE("long sentences"),
    /** Mean letters of a word. */
    WORD_LENGTH("long words"),
    /** Share of words of eight letters or more. */
    LONG_WORDS("long words"),
    LONGEST_WORD("long words"),
    /** Share of different words. */
    DISTINCT_WORDS("varied words"),
    /** Share of capital letters. */
    CAPITALS("names and capitals"),
    /** Words with a capital that begin no sentence. */
    NAMES("names and capitals"),
    /** Their share of all words. */
    NAME_SHARE("names and capitals"),
    NON_ASCII("other scripts and signs"),
    LINES("layout"),
    NUMBERS("numbers"),
    DISTINCT_NUMBERS("numbers"),
    DIGITS("numbers"),
    /** Most digits before a decimal point; as it is. */
    LARGEST_NUMBER("numbers"),
    DECIMALS("numbers"),
    /** Numbers a word. */
    NUMBER_SHARE("numbers"),
    DOLLARS("formulae"),
    PERCENTS("shares and fractions"),
    OPERATORS("formulae"),
    HYPHENS("punctuation"),
    BACKSLASHES("formulae"),
    CARETS("formulae"),
    UNDERSCORES("code"),
    BRACES("code"),
    PARENTHESES("punctuation"),
    SQUARE_BRACKETS("code"),
    COMMAS("punctuation"),
    COLONS("punctuation"),
    QUOTES("punctuation"),
    QUESTION_MARKS("questions"),
    BARS("formulae"),
    /** Deepest nesting of brackets. */
    DEPTH("nested brackets"),
    /** Words with a bracket right behind them. */
    CALLS("code"),
    /** Blanks at the deepest beginning of a line. */
    INDENTATION("layout"),
    /** A tenth of how many answers are offered. */
    OPTIONS("answers to choose from"),
    /** 1 if answers are offered. */
    CHOICE("answers to choose from"),
    /** 1 if just four are. */
    FOUR_OPTIONS("answers to choose from"),
    /** Characters before the first answer. */
    STEM("answers to choose from"),
    OPTION_LENGTH("answers to choose from"),
    OPTION_DEVIATION("answers to choose from"),
    /** Share of answers with a digit. */
    OPTION_NUMBERS("answers to choose from"),
    OPTION_CHARACTERS("answers to choose from"),
    /** 1 if the question ends with its mark. */
    ENDS_ASKING("questions"),
    /** 1 if there is a blank to fill in. */
    BLANK("blanks to fill in"),
    /** 1 if there is an enumeration in Roman numerals. */
    ROMAN("statements to judge"),
    /** 1 if statements are numbered. */
    STATEMENTS("statements to judge"),
    /** 1 if it asks which of the following. */
    WHICH_OF("answers to choose from"),
    SOURCES("sources and claims"),
    COMPARISONS("comparisons"),
    CODE_BRANCHES("code"),
    CODE_WORDS("code"),
    CONDITIONS("conditions"),
    EACH("quantities"),
    FRACTIONS("shares and fractions"),
    HOW("questions"),
    HOW_MANY("quantities"),
    INSTRUCTIONS("instructions"),
    CODE_LOOPS("code"),
    MATHEMATICS("mathematics"),
    MONEY("quantities"),
    CONSTRAINTS("constraints"),
    NEGATIONS("negations"),
    NUMBER_WORDS("numbers"),
    PEOPLE("people"),
    REMAINDERS("quantities"),
    CODE_RETURNS("code"),
    PLAIN_WORDS("plain words"),
    TIMES("quantities"),
    TOTALS("quantities"),
    TRUTH("statements to judge"),
    UNITS("quantities"),
    WHAT("questions"),
    WHICH("questions"),
    WHY("reasons asked for"),
    TOOLS("tools"),
    TOOL_PARAMETERS("tool schemas"),
    TOOL_REQUIRED("tool schemas"),
    TOOL_ENUMERATIONS("tool schemas"),
    TOOL_NESTING("tool schemas"),
    TOOL_DESCRIPTIONS("tool schemas"),
    TOOL_OPTIONAL("tool schemas"),
    /** Parameters a tool, as it is. */
    TOOL_SIZE("tool schemas");

    private final String shown;

    Sign(String shown) {
        this.shown = shown;
    }

    /** In words that a person understands. */
    String shown() {
        return shown;
    }
}
