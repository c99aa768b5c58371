package dev.sluice.router.sensitivity;

import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Part.Sort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What is said, read on from text to text: all of it in order, as a question tells what its answer is, and each
 * speaker's words apart, with and without a space between, as a value or its name may be cut anywhere. Of long texts
 * only their ends are read, so the work grows with the number of texts, and at most with their length.
 */
final class Conversation {
    /** Units at each end of a long text. */
    private static final int WINDOW = 160;

    private final List<Part.Text> said = new ArrayList<>();
    private final Scanner.Search search;
    private final Known known;

    Conversation(List<Part.Text> texts, Scanner.Search search, Known known) {
        for (Part.Text text : texts) {
            if (text.sort() == Sort.SPEECH || text.sort() == Sort.RESULT) {
                said.add(text);
            }
        }
        this.search = search;
        this.known = known;
    }

    void look() {
        read(said, false);
        Map<String, List<Part.Text>> bySpeaker = new LinkedHashMap<>();
        said.forEach(text ->
                bySpeaker.computeIfAbsent(text.by(), by -> new ArrayList<>()).add(text));
        for (List<Part.Text> speaker : bySpeaker.values()) {
            read(speaker, true);
            if (bySpeaker.size() > 1) {
                read(speaker, false);
            }
        }
    }

    private void read(List<Part.Text> texts, boolean close) {
        if (texts.size() < 2) {
            return;
        }
        Seam seam = new Seam();
        String before = "";
        for (Part.Text text : texts) {
            seam.say(before.isEmpty() || (close && goesOn(before, text.text())) ? "" : " ");
            before = text.text();
            int length = text.text().length();
            if (length <= 2 * WINDOW) {
                seam.add(text, 0, length);
            } else {
                seam.add(text, 0, headEnd(text.text()));
                search(seam);
                seam = new Seam();
                seam.add(text, tailStart(text.text()), length);
            }
        }
        search(seam);
    }

    /** Whether a word or value may go on in the next text. */
    private static boolean goesOn(String before, String after) {
        return !after.isEmpty()
                && Borders.valued(before.charAt(before.length() - 1))
                && Borders.valued(after.charAt(0));
    }

    private void search(Seam seam) {
        if (seam.stretches() > 1) {
            seam.search(search, known, Seam.Aim.MEANING);
        }
    }

    /** Whole words, where there are any. */
    private static int headEnd(String text) {
        int space = text.lastIndexOf(' ', WINDOW);
        return space > 0 ? space : WINDOW;
    }

    private static int tailStart(String text) {
        int from = text.length() - WINDOW;
        int space = text.indexOf(' ', from);
        return space < 0 ? from : space;
    }
}
