package dev.sluice.router.redaction;

/*
 * Leftmost, then longest. What may still become a surrogate is held, which is less than the longest of them, and only
 * while it is the beginning of one.
 */
/** Puts originals back into one text, piece by piece. Not thread-safe. */
public final class Restoring {
    private final Restoration.Node root;
    private final boolean json;
    private final StringBuilder held = new StringBuilder();

    Restoring(Restoration.Node root, boolean json) {
        this.root = root;
        this.json = json;
    }

    /** The next piece of the text with all that is decided. */
    public String feed(String piece) {
        held.append(piece);
        return decide(false);
    }

    /** The text is over, or nothing belonging to it may follow: what was held. */
    public String flush() {
        return decide(true);
    }

    public boolean holds() {
        return !held.isEmpty();
    }

    private String decide(boolean last) {
        StringBuilder out = new StringBuilder(held.length());
        int from = 0;
        while (from < held.length()) {
            Restoration.Node node = root;
            Restoration.Node whole = root;
            int wholeTo = from;
            int to = from;
            while (to < held.length()) {
                Restoration.Node next = node.then(held.charAt(to));
                if (next == null) {
                    break;
                }
                node = next;
                to++;
                if (node.ends()) {
                    whole = node;
                    wholeTo = to;
                }
            }
            if (to == held.length() && node.goesOn() && !last) {
                break;
            }
            if (wholeTo > from) {
                String original = whole.original(held.substring(from, wholeTo));
                out.append(json ? JsonEscapes.escaped(original) : original);
                from = wholeTo;
            } else {
                out.append(held.charAt(from++));
            }
        }
        held.delete(0, from);
        return out.toString();
    }
}
