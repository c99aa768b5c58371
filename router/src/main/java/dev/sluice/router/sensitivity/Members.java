package dev.sluice.router.sensitivity;

import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Part.Sort;
import dev.sluice.router.prompt.Place;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The members of the body, each value behind its name, read as one text: twice, as JSON and as people write it. So a
 * name tells what its value is, and one member what another is. Small numbers are searched only here.
 */
final class Members {
    /** Units of a value that its name may tell of. */
    private static final int HEAD = 160;

    /** Members that say how a value looks: what is said of the value is not said of them. */
    private static final Set<String> SHAPES = Set.of("pattern", "format", "$ref", "$schema");

    private final List<Part.Text> texts;

    Members(List<Part.Text> texts) {
        this.texts = texts;
    }

    void look(Scanner.Search search, Known known) {
        asJson().search(search, known, Seam.Aim.MEANING);
        asWords().search(search, known, Seam.Aim.MEANING);
    }

    private static boolean isMember(Part.Text text) {
        return text.sort().isNumber()
                || text.sort() == Sort.RESULT
                || (text.sort() == Sort.VALUE
                        && !Borders.isOfMachines(text)
                        && !SHAPES.contains(text.place().step()));
    }

    private Seam asJson() {
        Seam seam = new Seam();
        Part.Text before = null;
        for (Part.Text text : texts) {
            if (isMember(text)) {
                boolean quoted = !text.sort().isNumber() && text.text().indexOf('"') < 0;
                seam.say(goesOn(before, text) ? ", " : ",\n\"" + label(text) + "\": ");
                seam.say(quoted ? "\"" : "");
                seam.add(text, 0, head(text.text()));
                seam.say(quoted ? "\"" : "");
                before = text;
            }
        }
        return seam;
    }

    private Seam asWords() {
        Seam seam = new Seam();
        Part.Text before = null;
        for (Part.Text text : texts) {
            if (isMember(text)) {
                seam.say(goesOn(before, text) ? " " : "\n" + words(text) + ": ");
                seam.add(text, 0, head(text.text()));
                before = text;
            }
        }
        return seam;
    }

    private static String label(Part.Text text) {
        return text.sort() == Sort.RESULT ? text.by() : Labels.of(text.place());
    }

    private static String words(Part.Text text) {
        return text.sort() == Sort.RESULT ? Labels.words(text.by()) : Labels.spoken(text.place());
    }

    /** Whether both are elements of one array. */
    private static boolean goesOn(Part.@Nullable Text before, Part.Text text) {
        if (before == null || !Labels.isIndex(text.place()) || !Labels.isIndex(before.place())) {
            return false;
        }
        Place one = before.place().parent();
        return one != null && one.equals(text.place().parent());
    }

    private static int head(String text) {
        if (text.length() <= HEAD) {
            return text.length();
        }
        int space = text.lastIndexOf(' ', HEAD);
        return space > HEAD / 2 ? space : HEAD;
    }
}
