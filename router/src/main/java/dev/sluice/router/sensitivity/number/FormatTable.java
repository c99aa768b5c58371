package dev.sluice.router.sensitivity.number;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Topic;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The formats of one family, ready to be searched for. Immutable once made. */
public final class FormatTable {
    private final Topic topic;
    private final List<NumberFormat> formats;
    private final List<NumberFormat.Alone> layouts = new ArrayList<>();
    private final List<Integer> layoutFormats = new ArrayList<>();
    private final Shapes told = new Shapes();
    private final Shapes alone = new Shapes();
    private final Map<String, List<Cue>> cues = new HashMap<>();

    /**
     * @param topic the words that cues begin with
     * @param general cues that announce every {@linkplain NumberFormat#open open} format
     */
    public FormatTable(Topic topic, List<NumberFormat> formats, List<String> general) {
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
    }

    /** The kinds of its formats, each once. */
    public List<Kind> kinds() {
        return formats.stream().map(NumberFormat::kind).distinct().toList();
    }

    /** Notes all numbers of these formats. */
    public void find(Clues clues, Findings found) {
        new FormatSearch(this, clues).run(found);
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

    /** The cues that begin with a word. */
    List<Cue> cues(CharSequence word) {
        @Nullable List<Cue> all = cues.get(word.toString().toLowerCase(Locale.ROOT));
        return all == null ? List.of() : all;
    }
}
