package dev.sluice.router.prompt;

import org.jspecify.annotations.Nullable;

/**
 * Where in the body something stands, as a chain of steps from the leaf up, since most places are never shown.
 * {@link #toString()} gives the JSON Pointer (RFC 6901).
 *
 * @param parent null at the first step
 * @param step a member's name or an element's index
 */
public record Place(@Nullable Place parent, String step) {
    public static Place at(String step) {
        return new Place(null, step);
    }

    public Place then(String next) {
        return new Place(this, next);
    }

    public Place then(int index) {
        return new Place(this, Integer.toString(index));
    }

    @Override
    public String toString() {
        StringBuilder pointer = new StringBuilder();
        append(pointer);
        return pointer.toString();
    }

    private void append(StringBuilder pointer) {
        if (parent != null) {
            parent.append(pointer);
        }
        pointer.append('/').append(step.replace("~", "~0").replace("/", "~1"));
    }
}
