package dev.sluice.router.sensitivity.number;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The formats of one family, ready to be searched for. Immutable once made. */
public final class FormatTable {
    private final Topic topic;
    private final Set<String> published;
    private final List<NumberFormat> formats;
    private final List<NumberFormat.Alone> layouts = new ArrayList<>();
    private final List<Integer> layoutFormats = new ArrayList<>();
    private final Shapes told = new Shapes();
    private final Shapes alone = new Shapes();
    private final Map<String, List<Cue>> cues = new HashMap<>();
    /** First words of cues by their hash, one slot or several; a power of two. */
    private final String[] firsts;

    private final List<List<Cue>> byFirst = new ArrayList<>();
    private final int reach;
    private final boolean lettersFirst;

    /**
     * @param topic the words that cues begin with
     * @param published numbers that are printed as examples: they are not kept when their check fails
     * @param general cues that announce every {@linkplain NumberFormat#open open} format
     */
    public FormatTable(Topic topic, Set<String> published, List<NumberFormat> formats, List<String> general) {
        this.published = Set.copyOf(published);
        this.topic = topic;
        this.formats = List.copyOf(formats);
        Map<String, Cue> phrases = new HashMap<>();
        for (int i = 0; i < formats.size(); i++) {
            NumberFormat format = formats.get(i);
            for (String shape : format.shapes()) {
                told.add(shape, i);
            }
            for (NumberFormat.Alone layout : format.alone()) {
                alone.add(layout.layout(), layouts.size());
                layouts.add(layout);
                layoutFormats.add(i);
            }
            for (String phrase : format.cues()) {
                Cue cue = phrases.computeIfAbsent(phrase, Cue::of);
                cue.own().set(i);
                cue.formats().set(i);
            }
            if (format.open()) {
                for (String phrase : general) {
                    phrases.computeIfAbsent(phrase, Cue::of).formats().set(i);
                }
            }
        }
        for (Cue cue : phrases.values()) {
            if (cue.first().length() < 2) {
                throw new IllegalArgumentException("cue: " + cue.words() + " (expected two letters at its start)");
            }
            cues.computeIfAbsent(cue.first(), word -> new ArrayList<>()).add(cue);
        }
        firsts = new String[Integer.highestOneBit(cues.size()) * 4];
        for (int i = 0; i < firsts.length; i++) {
            firsts[i] = "";
            byFirst.add(List.of());
        }
        cues.forEach((word, all) -> {
            int slot = word.hashCode() & (firsts.length - 1);
            while (!firsts[slot].isEmpty()) {
                slot = (slot + 1) & (firsts.length - 1);
            }
            firsts[slot] = word;
            byFirst.set(slot, List.copyOf(all));
        });
        reach = formats.stream().mapToInt(NumberFormat::reach).max().orElse(0);
        lettersFirst = told.beginsWithLetter();
    }

    /** The kinds of its formats, each once. */
    public List<Kind> kinds() {
        return formats.stream().map(NumberFormat::kind).distinct().toList();
    }

    /** Notes all numbers of these formats. */
    public void find(Clues clues, Findings found) {
        new FormatSearch(this, clues, found).run();
    }

    /** First words of all cues, which the topic's list must hold. */
    public List<String> words() {
        return cues.keySet().stream().sorted().toList();
    }

    Topic topic() {
        return topic;
    }

    NumberFormat format(int index) {
        return formats.get(index);
    }

    /** Shapes without separators; their values are indexes of formats. */
    Shapes told() {
        return told;
    }

    /** Layouts with separators; their values are what {@link #layoutFormat} and {@link #layoutConfidence} take. */
    Shapes alone() {
        return alone;
    }

    int layoutFormat(int layout) {
        return layoutFormats.get(layout);
    }

    Confidence layoutConfidence(int layout) {
        return layouts.get(layout).confidence();
    }

    boolean published(String number) {
        return published.contains(number);
    }

    /** The most units that any of its formats allows between an announcing word and the number. */
    int reach() {
        return reach;
    }

    /** Whether a number of any of its formats begins with a letter. */
    boolean lettersFirst() {
        return lettersFirst;
    }

    /** The cues that begin with the word in a range. */
    List<Cue> cues(String text, int start, int end) {
        int hash = 0;
        for (int i = start; i < end; i++) {
            hash = hash * 31 + lower(text.charAt(i));
        }
        int slot = hash & (firsts.length - 1);
        while (!firsts[slot].isEmpty()) {
            String word = firsts[slot];
            if (word.length() == end - start && text.regionMatches(true, start, word, 0, word.length())) {
                return byFirst.get(slot);
            }
            slot = (slot + 1) & (firsts.length - 1);
        }
        return List.of();
    }

    private static char lower(char unit) {
        return unit < 128 ? (Clues.isLetter(unit) ? (char) (unit | 0x20) : unit) : Character.toLowerCase(unit);
    }
}
