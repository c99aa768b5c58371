package dev.sluice.router.sensitivity;

import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Disguises;
import dev.sluice.router.text.View;
import dev.sluice.router.text.Work;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Asks all detectors about all parts of a request, as they stand, under their disguises, behind the names of their
 * members, and over the borders between them. Fails closed: a detector that throws, what cannot be looked into, work
 * that is too much and time that is up make the part unscannable. Thread-safe.
 *
 * <p>Each text is passed over once for {@link Clues}; the built-in detectors look only where a clue is, so an ordinary
 * text costs that one pass. Every detector, a customer's own included, is asked about every view of every text, but for
 * short texts that come again and held nothing, and for what is left when the work is spent.
 */
public final class Scanner {
    /** Units of work that each finding in the plain text takes from what its disguises may cost. */
    private static final int PER_FINDING = 64;

    /** Units that detectors look at between two questions whether it is late. */
    private static final int BETWEEN_QUESTIONS = 1 << 14;

    /** What it takes to look at a text at all, in units. */
    private static final int TEXT = 96;

    /** Units of a text that is remembered when it holds nothing. */
    private static final int SHORT = 64;

    /** What it takes to ask a detector at all, in units. */
    private static final int OVERHEAD = 16;

    private final List<Detector> detectors;

    public Scanner(List<Detector> detectors) {
        this.detectors = List.copyOf(detectors);
    }

    /**
     * What was seen.
     *
     * @param findings kinds and places
     * @param unscannable parts nobody could look into, detectors that failed included
     */
    public record Scanned(List<Finding> findings, List<Part.Unscannable> unscannable) {
        public Scanned {
            findings = List.copyOf(findings);
            unscannable = List.copyOf(unscannable);
        }
    }

    /** As {@link #scan(List, BooleanSupplier)}, however long it takes. */
    public Scanned scan(List<Part> parts) {
        return scan(parts, () -> false);
    }

    /**
     * @param late whether the time for this request is up; asked between detectors, and then the rest counts as
     *     unscannable
     */
    public Scanned scan(List<Part> parts, BooleanSupplier late) {
        List<Part.Text> texts = new ArrayList<>(parts.size());
        List<Part.Unscannable> unscannable = new ArrayList<>();
        long units = 0;
        for (Part part : parts) {
            switch (part) {
                case Part.Unscannable blind -> unscannable.add(blind);
                case Part.Text text -> {
                    texts.add(text);
                    units += text.text().length();
                }
            }
        }
        List<Finding> findings = new ArrayList<>();
        Members members = new Members(texts);
        try (Work work = Work.forUnits(units + members.length())) {
            Search search = new Search(work, new Effort(units + members.length()), late, unscannable);
            for (Part.Text text : texts) {
                if (!Borders.isSmallNumber(text)) {
                    findings.addAll(search.text(text));
                }
            }
            Known known = new Known(findings);
            members.look(search, known);
            new Conversation(texts, search, known).look();
            new Borders(texts, search, known).look();
        }
        return new Scanned(findings, unscannable);
    }

    /** The search of one request. */
    final class Search {
        private final Work work;
        private final Effort effort;
        private final BooleanSupplier late;
        private final List<Part.Unscannable> unscannable;
        private final List<Detector> detectors;
        private final Set<String> harmless = new HashSet<>();
        private int unasked = BETWEEN_QUESTIONS;
        private boolean isOver;
        private boolean spent;

        private Search(Work work, Effort effort, BooleanSupplier late, List<Part.Unscannable> unscannable) {
            this.work = work;
            this.effort = effort;
            this.late = late;
            this.unscannable = unscannable;
            this.detectors =
                    Scanner.this.detectors.stream().map(Detector::forRequest).toList();
        }

        /** Whether so much more work may be done for this request; if not, no more is done at all. */
        boolean spend(int units) {
            boolean mayGoOn = work.spend(units);
            spent |= !mayGoOn;
            return mayGoOn;
        }

        /** Notes at a place that the work for the request was too much, if it was. */
        void settle(Place place) {
            blind(work.takeBlind(), place);
        }

        /**
         * Whether there is work left for one text more. Once there is none the request stays in the house, and nothing
         * is won by looking on.
         */
        boolean goesOn(Place place) {
            if (!spent) {
                try {
                    effort.spend(TEXT);
                } catch (Effort.Spent enough) {
                    spent = true;
                    blind("scan_budget", place);
                }
            }
            return !spent;
        }

        /** Whether no work is left; that it is so has been noted. */
        boolean isSpent() {
            return spent;
        }

        /** What is in a text of the request. Short ones with nothing in them, such as members' names, come again. */
        private List<Finding> text(Part.Text text) {
            boolean isShort = text.text().length() <= SHORT;
            if ((isShort && harmless.contains(text.text())) || !goesOn(text.place())) {
                return List.of();
            }
            int blinds = unscannable.size();
            List<Finding> found = all(View.of(text.text()), text.place());
            if (isShort && found.isEmpty() && unscannable.size() == blinds) {
                harmless.add(text.text());
            }
            return found;
        }

        /** Whatever is in a text and under its disguises; places are offsets in it. */
        List<Finding> all(View text, Place place) {
            Clues clues = Clues.in(text);
            List<Finding> plain = look(clues, place);
            work.charge((long) plain.size() * PER_FINDING);
            Collected collected = new Collected(plain);
            if (!spent) {
                Disguises.under(clues, work, further -> collected.add(spent ? List.of() : look(further, place)));
            }
            settle(place);
            return collected.findings();
        }

        /** Whatever is in a text as it stands. */
        List<Finding> plain(View text, Place place) {
            return look(Clues.in(text), place);
        }

        private List<Finding> look(Clues clues, Place place) {
            Findings found = new Findings(clues.view(), place, effort);
            for (Detector detector : detectors) {
                if (isLate(clues)) {
                    blind("late", place);
                    break;
                }
                try {
                    detector.find(clues, found);
                } catch (Exception | StackOverflowError | AssertionError | LinkageError failed) {
                    // Whatever went wrong, nobody has seen this part: it counts as unscannable. The exception is not
                    // kept, since its message may hold the text.
                    blind("detector " + detector.getClass().getSimpleName(), place);
                    spent |= failed instanceof Effort.Spent;
                }
                found.next();
            }
            return found.list();
        }

        /** A clock is not asked again for every detector that looks at a short text. */
        private boolean isLate(Clues clues) {
            unasked += clues.text().length() + OVERHEAD;
            if (!isOver && unasked >= BETWEEN_QUESTIONS) {
                unasked = 0;
                isOver = late.getAsBoolean();
            }
            return isOver;
        }

        void blind(@Nullable String what, Place place) {
            if (what != null) {
                Part.Unscannable blind = new Part.Unscannable(place, what);
                if (unscannable.isEmpty() || !unscannable.getLast().equals(blind)) {
                    unscannable.add(blind);
                }
            }
        }
    }
}
