package dev.sluice.router.sensitivity;

import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Part.Sort;
import dev.sluice.router.prompt.Place;
import java.util.ArrayList;
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

    /** Elements of an array that are read as one row. */
    private static final int LONGEST_ROW = 48;

    /** So many numbers of a request are looked at; more are a picture, a sound or a table that nobody reads. */
    private static final int MOST_NUMBERS = 10_000;

    /** Units of one reading: more are names upon names in front of hardly anything. */
    private static final int MOST_UNITS = 1 << 20;

    private final List<Part.Text> members = new ArrayList<>();
    private final boolean tooMany;
    private boolean tooLong;
    private final Seam json;
    private final Seam words;

    Members(List<Part.Text> texts) {
        int numbers = 0;
        for (Part.Text text : texts) {
            numbers += text.sort().isNumber() ? 1 : 0;
            if (isMember(text) && (numbers <= MOST_NUMBERS || !text.sort().isNumber())) {
                members.add(text);
            }
        }
        this.tooMany = numbers > MOST_NUMBERS;
        this.json = asJson();
        this.words = asWords();
    }

    /** Units to be searched. */
    int length() {
        return json.length() + words.length();
    }

    /** Disguises are taken off the second reading only. */
    void look(Scanner.Search search, Known known) {
        if (tooMany) {
            search.blind("numbers", members.getFirst().place());
        }
        if (tooLong) {
            search.blind("scan_budget", members.getFirst().place());
        }
        json.search(search::plain, search, known, Seam.Aim.MEANING);
        words.search(search, known, Seam.Aim.MEANING);
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
        for (Part.Text text : members) {
            if (isFull(seam)) {
                break;
            }
            boolean quoted = !text.sort().isNumber() && text.text().indexOf('"') < 0;
            seam.say(goesOn(before, text) ? ", " : ",\n\"" + label(text) + "\": ");
            seam.say(quoted ? "\"" : "");
            seam.add(text, 0, head(text.text()));
            seam.say(quoted ? "\"" : "");
            before = text;
        }
        return seam;
    }

    private Seam asWords() {
        Seam seam = new Seam();
        Part.Text before = null;
        int row = 0;
        for (Part.Text text : members) {
            if (isFull(seam)) {
                break;
            }
            row = goesOn(before, text) ? row + 1 : 0;
            seam.say(row == 0 ? "\n" + words(text) + ": " : row % LONGEST_ROW == 0 ? "\nand " : " ");
            seam.add(text, 0, head(text.text()));
            before = text;
        }
        return seam;
    }

    private boolean isFull(Seam seam) {
        tooLong |= seam.length() > MOST_UNITS;
        return seam.length() > MOST_UNITS;
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
