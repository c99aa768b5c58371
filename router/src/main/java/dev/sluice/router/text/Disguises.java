package dev.sluice.router.text;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The further views of a text under its disguises. A view is made only where the one pass of {@link Clues} saw a sign
 * of its disguise, so that plain text costs nothing more.
 *
 * <p>Encodings are undone level by level, at most three deep. On each level what is spaced out, spoken, parted, written
 * with look-alikes or in mirror writing is read as well. What is deeper, larger than {@link Work} allows or no text is
 * noted there as something that nobody looked into.
 */
public final class Disguises {
    private static final int DEEPEST = 3;

    /** Words in a text that speak of digits, before rows of them are looked for. */
    private static final int FEWEST_SPOKEN = 5;

    /** Views up to so many units cost their length alone. */
    private static final int SHORT = 2048;

    /** What it costs to look at a clue of a longer one, in units. */
    private static final int PER_CLUE = 6;

    private final Work work;
    private final Consumer<Clues> look;

    private Disguises(Work work, Consumer<Clues> look) {
        this.work = work;
        this.look = look;
    }

    /**
     * Hands out each further view, with its clues.
     *
     * @param plain the clues of the text as it stands, which has been looked at
     * @param look called for every view
     */
    public static void under(Clues plain, Work work, Consumer<Clues> look) {
        if (plain.suspicious()) {
            new Disguises(work, look).descend(plain, 0);
        }
    }

    private void descend(Clues clues, int depth) {
        if (clues.shows(Sign.FOLDED)) {
            unfolded(clues, depth);
        }
        loosen(clues, depth);
        mirrors(clues, depth);
        decode(clues, depth);
    }

    private void decode(Clues clues, int depth) {
        if (depth == DEEPEST) {
            if (Escapes.hideMore(clues) || Blobs.decoded(clues, work) != null) {
                work.blind("nested_codes");
            }
            return;
        }
        seen(Escapes.undoneAssigned(clues), clues);
        Clues undone = seen(Escapes.undone(clues), clues);
        Clues decoded = seen(Blobs.decoded(undone, work), undone);
        if (decoded != clues) {
            descend(decoded, depth + 1);
        }
    }

    /** The clues of a view, which is looked at; those of before if there is none or no work left. */
    private Clues seen(@Nullable View view, Clues before) {
        if (view == null || !work.spend(view.text().length())) {
            return before;
        }
        Clues clues = Clues.in(view);
        if (view.text().length() > SHORT) {
            work.charge((long) PER_CLUE * clues.count());
        }
        look.accept(clues);
        return clues;
    }

    private void unfolded(Clues clues, int depth) {
        View original = clues.unfolded();
        branch(Mirrors.seen(original), clues, depth);
        branch(Mirrors.invisible(original), clues, depth);
        Clues apart = seen(Apart.seen(original), clues);
        if (apart != clues && depth < DEEPEST) {
            loosen(apart, depth);
            seen(Blobs.decoded(apart, work), apart);
        }
    }

    private void branch(@Nullable View view, Clues clues, int depth) {
        Clues seen = seen(view, clues);
        if (seen != clues && depth < DEEPEST) {
            seen(Blobs.decoded(seen, work), seen);
        }
    }

    /** What a reader sees in it although the units are others. */
    private void loosen(Clues clues, int depth) {
        Clues latin = clues;
        boolean whole = clues.shows(Sign.FOREIGN) && clues.mostlyLatin();
        if (whole || clues.shows(Sign.MIXED | Sign.MARKS)) {
            latin = seen(LookAlikes.exchanged(clues.view(), whole), clues);
        }
        View view = latin.view();
        boolean drawn = false;
        if (latin.shows(Sign.CHOPPED)) {
            seen(Chopped.drawnTogether(view), latin);
        }
        if (latin.shows(Sign.LISTED)) {
            Spaced rows = Spaced.in(view);
            if (rows != null) {
                drawn = true;
                rows.endsApart().forEach(ends -> seen(ends, clues));
                view = rows.drawnTogether();
            }
        }
        if (latin.shows(Sign.HAN_DIGITS) || spoken(latin.words())) {
            View written = SpokenDigits.written(view);
            view = written == null ? view : written;
        }
        if (latin.shows(Sign.PARTED) || drawn) {
            View joined = Parted.joined(view);
            view = joined == null ? view : joined;
        }
        Clues loose = view == latin.view() ? latin : seen(view, latin);
        if (loose.shows(Sign.LEET) || latin.codes().size() > 0) {
            seen(Leet.read(loose.view()), loose);
        }
        if (loose != clues && depth < DEEPEST) {
            decode(loose, depth + 1);
        }
    }

    private void mirrored(UnaryOperator<View> writing, Clues clues, int depth) {
        if (work.allows(clues.text().length())) {
            branch(writing.apply(clues.view()), clues, depth);
        }
    }

    private static boolean spoken(Words words) {
        int count = 0;
        int at = words.next(0, Topic.SPOKEN_DIGIT);
        while (at < words.size() && count < FEWEST_SPOKEN) {
            count++;
            at = words.next(at + 1, Topic.SPOKEN_DIGIT);
        }
        return count == FEWEST_SPOKEN;
    }

    private void mirrors(Clues clues, int depth) {
        Words words = clues.words();
        if (words.size() == 0 || depth == DEEPEST) {
            return;
        }
        if (words.next(0, Topic.BACKWARDS) < words.size()) {
            mirrored(Mirrors::reversed, clues, depth);
        }
        boolean cipher = words.next(0, Topic.CIPHER) < words.size();
        int first = words.next(0, Topic.ENCIPHERED);
        boolean enciphered = first < words.size() && words.next(first + 1, Topic.ENCIPHERED) < words.size();
        if (cipher || enciphered) {
            mirrored(view -> Mirrors.shifted(view, 13), clues, depth);
        }
        if (cipher) {
            mirrored(Mirrors::atbash, clues, depth);
            int places = Mirrors.likelyShift(clues.text());
            if (places > 0 && places != 13) {
                mirrored(view -> Mirrors.shifted(view, places), clues, depth);
            }
        }
    }
}
