package dev.sluice.router.prompt;

/** One piece of a request, to be scanned. */
public sealed interface Part {
    /** Where it stands in the body. */
    Place place();

    /**
     * Any string of the body, or the name of a member whose name the caller chose.
     *
     * @param text unescaped
     */
    record Text(Place place, String text) implements Part {}

    /**
     * Something no detector can look into: an image, audio, a file, a reference to state kept elsewhere, an unknown
     * kind of part. It keeps the whole request in the house.
     *
     * @param what the caller's word for it, such as {@code image_url}, shortened; never its content
     */
    record Unscannable(Place place, String what) implements Part {}
}
