package dev.sluice.router.sensitivity.builtin;

import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.sensitivity.Finding;
import dev.sluice.router.sensitivity.payment.CreditCardDetector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Values that documentation prints as examples, which detectors pass over on purpose. Whoever tries Sluice tries it
 * with these first and wonders; so explanations name them. Apart from the detectors, so that no request pays for it: it
 * looks for the well-known ones alone, by their plain spelling.
 */
public final class PublishedExamples {
    private static final Pattern CARD = Pattern.compile("(?<![0-9])[0-9](?:[ -]?[0-9]){11,18}(?![0-9])");

    /** By kind. */
    private static final Map<String, Pattern> OTHERS = Map.of(
            "US_SSN", Pattern.compile("(?<![0-9-])(?:123-45-6789|078-05-1120|219-09-9999)(?![0-9-])"),
            "SECRET.API_KEY",
                    Pattern.compile(
                            "(?<![A-Za-z0-9])(?:AKIA|ASIA)[A-Z0-9]{9}EXAMPLE|wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY"),
            "EMAIL",
                    Pattern.compile("(?i)[a-z0-9._%+-]{1,64}@(?:[a-z0-9-]{1,63}\\.){0,8}"
                            + "(?:example\\.(?:com|net|org)|[a-z0-9-]{1,63}\\.(?:example|test|invalid))(?![a-z0-9-])"),
            "PHONE",
                    Pattern.compile("(?<![0-9])(?:\\+?1[-. ]?)?(?:\\([0-9]{3}\\) ?|[0-9]{3}[-. ])?555[-. ]?01[0-9]{2}"
                            + "(?![0-9])"),
            "IP_ADDRESS",
                    Pattern.compile("(?<![0-9.])(?:192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.[0-9]{1,3}(?![0-9.])"));

    private PublishedExamples() {}

    /**
     * One that nobody found.
     *
     * @param kind of the finding that a value of one's own would be
     */
    public record Passed(String kind, Place place) {}

    /**
     * What was passed over, in the order of the parts; each kind once per place.
     *
     * @param findings of the same request: where anything was found, nothing was passed over
     */
    public static List<Passed> in(List<Part> parts, List<Finding> findings) {
        List<Passed> passed = new ArrayList<>();
        for (Part part : parts) {
            if (part instanceof Part.Text text) {
                Unfound unfound = new Unfound(text, findings);
                if (unfound.any(CARD, PublishedExamples::isTestCard)) {
                    passed.add(new Passed("CREDIT_CARD", text.place()));
                }
                OTHERS.entrySet().stream()
                        .filter(other -> unfound.any(other.getValue(), value -> true))
                        .map(Map.Entry::getKey)
                        .sorted()
                        .forEach(kind -> passed.add(new Passed(kind, text.place())));
            }
        }
        return passed;
    }

    private static boolean isTestCard(String value) {
        return CreditCardDetector.isTestNumber(value.replaceAll("[ -]", ""));
    }

    private record Unfound(Part.Text part, List<Finding> findings) {
        boolean any(Pattern pattern, Predicate<String> example) {
            Matcher matcher = pattern.matcher(part.text());
            while (matcher.find()) {
                if (example.test(matcher.group()) && !found(matcher.start(), matcher.end())) {
                    return true;
                }
            }
            return false;
        }

        private boolean found(int start, int end) {
            return findings.stream()
                    .anyMatch(finding -> finding.start() < end
                            && start < finding.end()
                            && finding.place().equals(part.place()));
        }
    }
}
