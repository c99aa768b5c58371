package dev.sluice.router.difficulty.calibration;

import dev.sluice.router.difficulty.Calibration;
import java.util.List;

/** Which form of calibration is fitted. */
public enum Method {
    /** Platt below {@value #ENOUGH_FOR_ISOTONIC} outcomes, isotonic from there. */
    AUTO,
    ISOTONIC,
    PLATT;

    /** Outcomes from which the free form pays (A. Niculescu-Mizil and R. Caruana, ICML 2005, figure 8). */
    public static final int ENOUGH_FOR_ISOTONIC = 1000;

    /** The form for so many outcomes; never {@link #AUTO}. */
    public Method with(int outcomes) {
        if (this != AUTO) {
            return this;
        }
        return outcomes < ENOUGH_FOR_ISOTONIC ? PLATT : ISOTONIC;
    }

    /** @param outcomes at least one */
    public Calibration fit(List<Outcome> outcomes) {
        return switch (this) {
            case AUTO -> with(outcomes.size()).fit(outcomes);
            case ISOTONIC -> IsotonicFit.fit(outcomes);
            case PLATT -> PlattFit.fit(outcomes);
        };
    }
}
