package dev.sluice.router.sensitivity.business;

import dev.sluice.router.text.Walk;
import java.util.Locale;
import java.util.Set;

/** Where in its line a phrase stands. */
enum Place {
    /** First in its line, marks of comments, quotes and headings aside. */
    HEAD,
    /** In brackets or between stars, alone. */
    BRACKETS,
    /** Behind {@code Classification:} and the like. */
    LABELLED,
    WITHIN;

    private static final int INDENT = 24;

    private static final Set<String> LABELS = Set.of(
            "classification",
            "marking",
            "sensitivity",
            "class",
            "label",
            "handling",
            "distribution",
            "status",
            "confidentiality",
            "subject",
            "betreff",
            "klassifizierung",
            "vertraulichkeit",
            "einstufung",
            "schutzklasse",
            "objet",
            "clasificación",
            "classificazione",
            "classificação",
            "oggetto",
            "asunto",
            "assunto",
            "onderwerp",
            "classificatie",
            "klauzula",
            "temat",
            "klassning",
            "ämne",
            "gizlilik",
            "konu",
            "гриф",
            "тема",
            "密级",
            "主题",
            "区分",
            "件名",
            "등급",
            "제목",
            "סיווג",
            "नोट",
            "note",
            "notice",
            "hinweis",
            "footer",
            "header");

    /** What may stand before a marker in its line: {@code Alleen voor intern gebruik}. */
    private static final Set<String> LEADS = Set.of(
            "for",
            "only for",
            "nur für",
            "nur für den",
            "nur zum",
            "ausschließlich für",
            "ausschließlich für den",
            "zum",
            "pour",
            "seulement pour",
            "uniquement pour",
            "exclusivement pour",
            "réservé à",
            "réservé à l'",
            "à",
            "para",
            "solo para",
            "sólo para",
            "únicamente para",
            "exclusivamente para",
            "apenas para",
            "somente para",
            "só para",
            "per",
            "solo per",
            "esclusivamente per",
            "alleen voor",
            "uitsluitend voor",
            "voor",
            "tylko",
            "wyłącznie",
            "endast för",
            "enbart för",
            "bara för",
            "för",
            "kun til",
            "kun for",
            "til",
            "for kun",
            "только для",
            "исключительно для",
            "лише для",
            "тільки для",
            "для",
            "yalnızca",
            "sadece");

    static Place of(String text, int start, int end) {
        int line = Walk.lineStart(text, start, INDENT);
        boolean head = true;
        for (int i = line; i < start && head; i++) {
            char unit = text.charAt(i);
            head = !Character.isLetterOrDigit(unit) && unit != '?' && unit != '.';
        }
        char reached = Walk.at(text, line - 1);
        if (head && (reached == '\n' || reached == '\r')) {
            return HEAD;
        }
        if (leads(text, start)) {
            return HEAD;
        }
        char before = Walk.at(text, start - 1);
        char after = Walk.at(text, end);
        if ((before == '[' || before == '(' || before == '\u3010' || before == '{' || before == '<')
                && (after == ']'
                        || after == ')'
                        || after == '\u3011'
                        || after == '}'
                        || after == '>'
                        || after == ' '
                        || after == '-'
                        || after == ','
                        || after == ':')) {
            return BRACKETS;
        }
        int at = start;
        while (start - at < 4 && " \"'*[(".indexOf(Walk.at(text, at - 1)) >= 0) {
            at--;
        }
        char mark = Walk.at(text, at - 1);
        if (mark == ':' || mark == '=') {
            int to = at - 1;
            while (at - 1 - to < 3 && to > 0 && " \"'*".indexOf(text.charAt(to - 1)) >= 0) {
                to--;
            }
            int word = Walk.wordStart(text, to);
            if (LABELS.contains(text.substring(word, to).toLowerCase(Locale.ROOT))) {
                return LABELLED;
            }
        }
        return WITHIN;
    }

    /** Whether only such words stand before it in its line, marks of comments and headings aside. */
    private static boolean leads(String text, int start) {
        int line = Walk.lineStart(text, start, INDENT + 1);
        if (start - line > INDENT || Walk.at(text, start - 1) != ' ') {
            return false;
        }
        int at = line;
        while (at < start && !Walk.letter(text.charAt(at))) {
            if (Character.isDigit(text.charAt(at)) || text.charAt(at) == '?' || text.charAt(at) == '.') {
                return false;
            }
            at++;
        }
        return at < start && LEADS.contains(Walk.lower(text, at, start - 1));
    }
}
