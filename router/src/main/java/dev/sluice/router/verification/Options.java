package dev.sluice.router.verification;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The options of a question of multiple choice: lines such as {@code A. …}, {@code B) …} or {@code (C) …}. */
final class Options {
    private static final Pattern LINE = Pattern.compile("(?m)^[ \\t]*\\(?([A-Z])[.):][ \\t]+([^\\n]*)");

    private Options() {}

    /** Each letter with its text; only a run of letters that starts at A counts. */
    static Map<Character, String> in(String text) {
        Map<Character, String> options = new LinkedHashMap<>();
        Matcher line = LINE.matcher(text);
        while (line.find()) {
            char letter = line.group(1).charAt(0);
            if (letter == 'A') {
                options.clear();
            }
            if (letter == 'A' + options.size()) {
                options.put(letter, line.group(2).strip());
            }
        }
        return options;
    }

    /** What stands before the options; all of it where there are none. */
    static String question(String text) {
        Matcher line = LINE.matcher(text);
        int end = text.length();
        while (line.find()) {
            if (line.group(1).charAt(0) == 'A') {
                end = line.start();
            }
        }
        return text.substring(0, end);
    }
}
