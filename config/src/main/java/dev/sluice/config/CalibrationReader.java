package dev.sluice.config;

import dev.sluice.router.difficulty.Calibration;
import dev.sluice.router.difficulty.Calibration.Knot;
import dev.sluice.router.difficulty.Calibration.Platt;
import dev.sluice.router.difficulty.PairCalibration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads {@code calibration:} of {@code gateway.yml}. */
final class CalibrationReader {
    private static final Shape<Boolean> ISOTONIC = Shape.word(Map.of("isotonic", true, "platt", false));
    private static final Shape<Double> SHARE = Shape.fraction(0, 1);

    private CalibrationReader() {}

    /** An entry and where it stands. */
    record Placed(PairCalibration pair, Value place) {}

    static List<Placed> read(Value value) {
        List<Placed> all = new ArrayList<>();
        for (Value element : value.optionalList("a list of pairs, as ./sluice calibrate writes them")) {
            pair(element).ifPresent(pair -> all.add(new Placed(pair, element)));
        }
        return all;
    }

    private static Optional<PairCalibration> pair(Value element) {
        Section section = element.section();
        Optional<String> local = section.get("local").required(Shape.modelName());
        Value strongValue = section.get("strong");
        Optional<String> strong = strongValue.required(Shape.modelName());
        Optional<String> model = section.get("model").required(Shape.id());
        Value localSuccess = section.get("local_success");
        Value strongSuccess = section.get("strong_success");
        Optional<Calibration> ofLocal = curve(localSuccess);
        Optional<Calibration> ofStrong = curve(strongSuccess);
        section.finish();
        if (!localSuccess.present() && !strongSuccess.present()) {
            element.problem("says nothing (expected local_success, strong_success or both)");
            return Optional.empty();
        }
        if (local.isPresent() && local.equals(strong)) {
            strongValue.problem("the same as local (expected another route)");
            return Optional.empty();
        }
        boolean whole = localSuccess.present() == ofLocal.isPresent()
                && strongSuccess.present() == ofStrong.isPresent()
                && local.isPresent()
                && strong.isPresent()
                && model.isPresent();
        return whole
                ? Optional.of(new PairCalibration(local.get(), strong.get(), model.get(), ofLocal, ofStrong))
                : Optional.empty();
    }

    private static Optional<Calibration> curve(Value value) {
        if (!value.present()) {
            return Optional.empty();
        }
        Section section = value.section();
        Optional<Boolean> isotonic = section.get("method").required(ISOTONIC);
        Optional<Calibration> curve = isotonic.flatMap(free -> free ? isotonic(section.get("knots")) : platt(section));
        if (isotonic.isPresent()) {
            section.finish();
        }
        return curve;
    }

    private static Optional<Calibration> platt(Section section) {
        Optional<Double> intercept = section.get("intercept").required(Shape.signed(-Platt.LARGEST, Platt.LARGEST));
        Optional<Double> slope = section.get("slope").required(Shape.signed(-Platt.LARGEST, 0));
        return intercept.flatMap(a -> slope.map(b -> new Platt(a, b)));
    }

    private static Optional<Calibration> isotonic(Value value) {
        List<Knot> knots = new ArrayList<>();
        boolean whole = true;
        for (Value element : value.list(1, "knots such as [0.25, 0.9]: a score and the success there")) {
            Optional<Knot> knot = knot(element);
            if (knot.isPresent() && !knots.isEmpty() && !falls(knots.getLast(), knot.get())) {
                element.problem("after " + shown(knots.getLast()) + " (expected a higher score and no higher success)");
                whole = false;
            }
            knot.ifPresent(knots::add);
            whole &= knot.isPresent();
        }
        return whole && !knots.isEmpty() ? Optional.of(new Calibration.Isotonic(knots)) : Optional.empty();
    }

    private static boolean falls(Knot left, Knot right) {
        return right.score() > left.score() && right.success() <= left.success();
    }

    private static String shown(Knot knot) {
        return "[" + knot.score() + ", " + knot.success() + "]";
    }

    private static Optional<Knot> knot(Value element) {
        List<Value> two = element.list(2, "two numbers from 0 to 1: a score and the success there");
        if (two.size() != 2) {
            if (two.size() > 2) {
                element.problem(two.size() + " values (expected two: a score and the success there)");
            }
            return Optional.empty();
        }
        Optional<Double> score = two.getFirst().required(SHARE);
        Optional<Double> success = two.getLast().required(SHARE);
        return score.flatMap(x -> success.map(y -> new Knot(x, y)));
    }
}
