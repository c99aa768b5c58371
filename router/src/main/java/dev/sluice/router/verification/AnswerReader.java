package dev.sluice.router.verification;

import dev.sluice.router.prompt.Prompt;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the final answer out of a model's output, as somebody would who knows what kind of answer was asked for. */
public final class AnswerReader {
    private static final Answer NONE = new Answer.Unreadable();

    /** An output this short, in characters, is its own answer. */
    private static final int TERSE = 48;

    /** An output that names its answer does so within its last so many characters. */
    private static final int CONCLUSION = 4000;

    /** "The answer is", in the languages in which it is mostly said. */
    private static final Pattern ANNOUNCED = Pattern.compile(
            "(?:answer|antwort|lösung|réponse|respuesta|risposta|resposta|antwoord|odpowiedź|ответ|答案|答え|정답)"
                    + "(?:\\s+(?:is|are|ist|lautet|est|es|é|è|to)){0,4}\\s*[:：]?[\\s*=是は은는]*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private static final Pattern HASHES = Pattern.compile("(?m)^#{4}[ \\t]*(.+)$");
    private static final Pattern LETTER = Pattern.compile("(?<![A-Za-z'])\\(?([A-Z])(?:[).:*\\]]|$|(?=[\\s,;]))");
    private static final Pattern LONE = Pattern.compile("[\\s(*\\[]*([A-Za-z])[\\s).:*\\]]*");
    private static final Pattern FENCE = Pattern.compile("```[a-zA-Z]*+\\s*+(.*?)```", Pattern.DOTALL);
    private static final Pattern TAGGED = Pattern.compile("\\[ANSWER\\](.*?)(?:\\[/ANSWER\\]|$)", Pattern.DOTALL);
    private static final Pattern TICKED = Pattern.compile("`([^`\\n]+)`");

    private AnswerReader() {}

    /**
     * What kind of answer these outputs give. Where the prompt alone does not tell, it is a number if one of them says
     * so: by {@code \boxed}, by {@code ####}, after words such as "the answer is", or by being nothing but a number.
     */
    public static Form form(Prompt prompt, List<String> outputs) {
        Form asked = Form.askedBy(prompt);
        if (asked == Form.JSON && outputs.stream().allMatch(output -> read(Form.JSON, output) == NONE)) {
            return Form.OPEN;
        }
        boolean number = asked == Form.OPEN
                && outputs.stream()
                        .anyMatch(output ->
                                marked(output).flatMap(AnswerReader::onlyNumber).isPresent());
        return number ? Form.NUMBER : asked;
    }

    /** The final answer; {@link Answer.Unreadable} if there is none of this form. */
    public static Answer read(Form form, String output) {
        return switch (form) {
            case CHOICE -> choice(output);
            case NUMBER -> number(output);
            case LITERAL -> literal(output);
            case JSON ->
                CanonicalJson.of(unfenced(output)).<Answer>map(Answer.Json::new).orElse(NONE);
            case OPEN -> NONE;
        };
    }

    private static Answer choice(String output) {
        Matcher lone = LONE.matcher(output);
        if (lone.matches()) {
            return new Answer.Choice(lone.group(1).toUpperCase(Locale.ROOT).charAt(0));
        }
        Optional<String> marked = marked(output);
        Optional<Answer> found = marked.flatMap(text -> letter(text, true));
        return found.or(() -> letter(output.stripLeading(), true))
                .or(() -> letter(lastLine(output), false))
                .orElse(NONE);
    }

    /** @param first whether it must stand at the start */
    private static Optional<Answer> letter(String text, boolean first) {
        String plain =
                text.replace("$", "").replace("\\text{", "").replace("}", "").replaceAll("^[\\s*_\"'`]+", "");
        Matcher letter = LETTER.matcher(plain);
        if (first) {
            return letter.lookingAt() && !isWord(plain, letter)
                    ? Optional.of(new Answer.Choice(letter.group(1).charAt(0)))
                    : Optional.empty();
        }
        Optional<Answer> last = Optional.empty();
        while (letter.find()) {
            if (!isWord(plain, letter)) {
                last = Optional.of(new Answer.Choice(letter.group(1).charAt(0)));
            }
        }
        return last;
    }

    /** "A" and "I" are words too, unless a sign follows. */
    private static boolean isWord(String text, Matcher letter) {
        char found = letter.group(1).charAt(0);
        boolean bare = letter.end(1) < text.length() && text.charAt(letter.end(1)) == ' ';
        return bare && (found == 'A' || found == 'I');
    }

    private static Answer number(String output) {
        Optional<String> named = named(output);
        if (named.isPresent()) {
            List<Double> values = Numbers.all(named.get());
            if (!values.isEmpty()) {
                return new Answer.Quantity(values.getFirst());
            }
            if (boxed(output).isPresent()) {
                return new Answer.Literal(formula(named.get()));
            }
        }
        OptionalDouble last = Numbers.last(output);
        return last.isPresent() ? new Answer.Quantity(last.getAsDouble()) : NONE;
    }

    private static String formula(String latex) {
        return latex.replaceAll("\\\\(left|right|displaystyle|text|mathrm|,|!|;)", "")
                .replaceAll("\\\\[dt]frac", "\\\\frac")
                .replaceAll("[\\s{}$]", "");
    }

    private static Answer literal(String output) {
        String text = lastOf(TAGGED, output)
                .or(() -> lastOf(FENCE, output))
                .or(() -> lastOf(TICKED, output))
                .or(() -> announced(output))
                .orElseGet(() -> lastLine(output))
                .strip();
        int equals = text.lastIndexOf("==");
        String value = text.startsWith("assert") && equals > 0 ? text.substring(equals + 2) : text;
        return value.isBlank() ? NONE : new Answer.Literal(CanonicalLiteral.of(value));
    }

    private static Optional<String> lastOf(Pattern pattern, String text) {
        Optional<String> last = Optional.empty();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            last = Optional.of(matcher.group(1));
        }
        return last;
    }

    /** What an output itself calls its answer, or is. */
    private static Optional<String> marked(String output) {
        return named(output)
                .or(() -> output.strip().length() <= TERSE ? Optional.of(output.strip()) : Optional.empty());
    }

    private static Optional<String> named(String output) {
        return boxed(output).or(() -> lastOf(HASHES, output)).or(() -> announced(output));
    }

    private static Optional<OptionalDouble> onlyNumber(String text) {
        OptionalDouble value = Numbers.only(text);
        return value.isPresent() && text.length() <= TERSE ? Optional.of(value) : Optional.empty();
    }

    private static Optional<String> announced(String output) {
        String end = output.substring(Math.max(0, output.length() - CONCLUSION));
        Matcher announced = ANNOUNCED.matcher(end);
        Optional<String> last = Optional.empty();
        while (announced.find()) {
            int line = end.indexOf('\n', announced.end());
            String rest = end.substring(announced.end(), line < 0 ? end.length() : line);
            if (!rest.isBlank()) {
                last = Optional.of(rest.strip());
            }
        }
        return last;
    }

    /** The content of the last {@code \boxed{…}}. */
    private static Optional<String> boxed(String output) {
        int start = output.lastIndexOf("\\boxed{");
        if (start < 0) {
            return Optional.empty();
        }
        int open = 0;
        for (int at = start + 6; at < output.length(); at++) {
            open += output.charAt(at) == '{' ? 1 : output.charAt(at) == '}' ? -1 : 0;
            if (open == 0) {
                return Optional.of(output.substring(start + 7, at));
            }
        }
        return Optional.empty();
    }

    private static String unfenced(String output) {
        return lastOf(FENCE, output).orElse(output).strip();
    }

    private static String lastLine(String output) {
        return output.strip().lines().filter(line -> !line.isBlank()).reduce("", (before, line) -> line);
    }
}
