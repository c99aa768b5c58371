package dev.sluice.gateway.feedback;

import dev.sluice.router.decision.Decision;
import dev.sluice.router.decision.Judgement;
import dev.sluice.router.decision.Reason;
import dev.sluice.router.decision.Verdict;

/**
 * Of which requests a sketch may be kept: of those that an external provider might have got as they are. A sketch says
 * less than such a request, so keeping it in the house adds no risk that the policy has not accepted. Of all others
 * there is none: if anything was found or not looked through, if the policy keeps it in the house or wants it treated,
 * or if its mode or caller keeps it there.
 */
public final class SketchRule {
    private SketchRule() {}

    public static boolean mayKeep(Judgement judgement, Decision decision) {
        return judgement.isHarmless()
                && decision.verdict().outcome() == Verdict.Outcome.MAY_ESCALATE
                && decision.why().code() != Reason.Code.LOCAL_ONLY;
    }
}
