package dev.sluice.config;

import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The customer's detectors that are Java: names of public classes on the class path with a public constructor without
 * parameters. One object per load; the class itself stays the one that the start found, so a new jar needs a restart.
 */
final class ClassReader {
    /** How a user gets a jar onto the class path. */
    static final String HOW = "a jar named in SLUICE_CLASSPATH";

    private ClassReader() {}

    static List<Detector> read(Value names) {
        List<Detector> detectors = new ArrayList<>();
        for (Value element : names.optionalList("a list of classes that are detectors")) {
            element.required(Shape.text("a class that is a detector, such as com.acme.PlateDetector"))
                    .flatMap(name -> detector(name, element))
                    .ifPresent(detectors::add);
        }
        return detectors;
    }

    private static Optional<Detector> detector(String name, Value place) {
        String shown = Value.quoted(name);
        try {
            Class<?> found = Class.forName(name, true, ClassReader.class.getClassLoader());
            if (!Detector.class.isAssignableFrom(found)) {
                place.problem(shown + " (expected a class that implements " + Detector.class.getName() + ")");
                return Optional.empty();
            }
            Detector detector = (Detector) found.getConstructor().newInstance();
            List<Kind> kinds = List.copyOf(detector.kinds());
            if (kinds.isEmpty()) {
                place.problem(shown + " finds no kind (expected at least one)");
                return Optional.empty();
            }
            return Optional.of(detector);
        } catch (ClassNotFoundException missing) {
            place.problem(shown + " is not on the class path (expected a class of " + HOW + ")");
        } catch (ReflectiveOperationException | RuntimeException | LinkageError unfit) {
            // Of what it throws only the type is told: its message is not ours to show.
            Throwable why = unfit.getCause() == null ? unfit : unfit.getCause();
            place.problem(shown + " could not be made (" + why.getClass().getSimpleName()
                    + "; expected a public class with a public constructor that takes nothing)");
        }
        return Optional.empty();
    }
}
