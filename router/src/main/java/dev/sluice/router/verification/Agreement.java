package dev.sluice.router.verification;

import dev.sluice.router.prompt.Prompt;
import java.util.List;
import java.util.Set;

/** Whether a weaker model's answer comes to the same as that of an abler one to the same prompt. */
public enum Agreement {
    /** Both say the same: the weaker one succeeds here, as far as the abler one does. */
    AGREES,
    /** They differ, or the weaker one's breaks the form that was asked for and the abler one's does not. */
    DISAGREES,
    /** They cannot be compared, which says nothing of either. */
    UNKNOWN;

    /**
     * Compares final answers as samples of one model are compared. Several choices, texts of free form, what has no
     * final answer that can be read, and what was cut off are not compared.
     *
     * @param weaker the answer that is judged, whole
     * @param abler the one it is measured by, whole
     */
    public static Agreement of(Prompt prompt, Sample weaker, Sample abler) {
        Set<Flaw> flaws = Verifier.flaws(weaker);
        if (prompt.choices() != 1
                || flaws.contains(Flaw.TRUNCATED)
                || !Verifier.flaws(abler).isEmpty()) {
            return UNKNOWN;
        }
        boolean flawed = !flaws.isEmpty();
        List<String> texts = flawed ? List.of(abler.text()) : List.of(weaker.text(), abler.text());
        Form form = AnswerReader.form(prompt, texts);
        Answer measure = AnswerReader.read(form, abler.text());
        if (measure instanceof Answer.Unreadable) {
            return UNKNOWN;
        }
        if (flawed) {
            return DISAGREES;
        }
        Answer judged = AnswerReader.read(form, weaker.text());
        if (judged instanceof Answer.Unreadable) {
            return UNKNOWN;
        }
        return judged.agrees(measure) ? AGREES : DISAGREES;
    }
}
