package dev.sluice.router.difficulty;

import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.prompt.Prompt;
import org.jspecify.annotations.Nullable;

/**
 * What the tools on offer ask of a model, told from the places of their strings: how many parameters, how many of them
 * required, enumerated, nested. A parameter without a name or word of its own, which no string stands for, is not seen.
 *
 * @param required parameters that must be given
 * @param enumerated parameters with a list of values
 * @param nested parameters within others
 * @param described characters of all descriptions
 */
record ToolTally(int count, int parameters, int required, int enumerated, int nested, int described) {
    /** Strings looked at; a catalogue of more says no more. */
    private static final int MOST = 2000;

    private static final String PROPERTIES = "properties";

    static ToolTally of(Prompt prompt) {
        if (prompt.tools() == 0) {
            return new ToolTally(0, 0, 0, 0, 0, 0);
        }
        int parameters = 0;
        int required = 0;
        int enumerated = 0;
        int nested = 0;
        int described = 0;
        int looked = 0;
        @Nullable Place parameter = null;
        @Nullable Place enumeration = null;
        for (Part part : prompt.parts()) {
            if (!(part instanceof Part.Text(Place place, String text, Part.Sort sort, String by))
                    || !isOfTools(place)
                    || looked++ > MOST) {
                continue;
            }
            Place parent = place.parent() == null ? place : place.parent();
            if (place.step().equals("description")) {
                described += text.length();
            } else if (parent.step().equals("required")) {
                required++;
            } else if (parent.step().equals("enum") && !parent.equals(enumeration)) {
                enumeration = parent;
                enumerated++;
            }
            Place owner = parameterOf(place);
            if (owner != null && !owner.equals(parameter)) {
                parameter = owner;
                parameters++;
                nested += owner.parent() != null && parameterOf(owner.parent()) != null ? 1 : 0;
            }
        }
        return new ToolTally(prompt.tools(), parameters, required, enumerated, nested, described);
    }

    /** The innermost parameter that a place belongs to. */
    private static @Nullable Place parameterOf(Place place) {
        for (Place at = place; at.parent() != null; at = at.parent()) {
            if (at.parent().step().equals(PROPERTIES)) {
                return at;
            }
        }
        return null;
    }

    private static boolean isOfTools(Place place) {
        Place at = place;
        for (Place parent = at.parent(); parent != null; parent = at.parent()) {
            at = parent;
        }
        return at.step().equals("tools") || at.step().equals("functions");
    }
}
