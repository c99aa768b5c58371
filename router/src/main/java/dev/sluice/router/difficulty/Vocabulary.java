package dev.sluice.router.difficulty;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Words and the lists that hold them, as a set of bits. A hash table with open addressing whose hash the caller
 * computes on its way through the text, so that looking a word up neither copies nor allocates. Thread-safe.
 */
final class Vocabulary {
    /** A power of two, several times the number of words: most lookups end at an empty slot. */
    private static final int SLOTS = 2048;

    private static final List<Topic> TOPICS = List.of(Topic.values());
    private static final Vocabulary ENGLISH = new Vocabulary();

    private final @Nullable String[] slots = new @Nullable String[SLOTS];
    private final int[] hashes = new int[SLOTS];
    private final long[] topics = new long[SLOTS];

    private Vocabulary() {
        for (int topic = 0; topic < TOPICS.size(); topic++) {
            for (String word : TOPICS.get(topic).words()) {
                int slot = slotOf(word);
                slots[slot] = word;
                hashes[slot] = hashOf(word);
                topics[slot] |= 1L << topic;
            }
        }
    }

    static Vocabulary english() {
        return ENGLISH;
    }

    /** The names of the topics that hold a word, in the order of {@link Topic}; for people and tests. */
    static List<String> topicsOf(String word) {
        long found = ENGLISH.topics[ENGLISH.slotOf(word)];
        List<String> names = new ArrayList<>();
        for (int topic = 0; topic < TOPICS.size(); topic++) {
            if (((found >>> topic) & 1) != 0) {
                names.add(TOPICS.get(topic).name().toLowerCase(Locale.ROOT));
            }
        }
        return names;
    }

    private static int hashOf(String word) {
        int hash = 0;
        for (int i = 0; i < word.length(); i++) {
            hash = hash(hash, word.charAt(i));
        }
        return hash;
    }

    private int slotOf(String word) {
        int slot = slot(hashOf(word));
        while (slots[slot] != null && !word.equals(slots[slot])) {
            slot = (slot + 1) & (SLOTS - 1);
        }
        return slot;
    }

    /** The hash of a word from that of the word without its last letter; of the empty word it is 0. */
    static int hash(int hash, char letter) {
        return hash * 31 + (letter >= 'A' && letter <= 'Z' ? letter | 0x20 : letter);
    }

    /** The topics of the word of this hash, a bit each, the lowest that of the first; 0 if none lists it. */
    long topicsOf(String text, int start, int end, int hash) {
        int slot = slot(hash);
        while (true) {
            String word = slots[slot];
            if (word == null) {
                return 0;
            }
            if (hashes[slot] == hash
                    && word.length() == end - start
                    && text.regionMatches(true, start, word, 0, end - start)) {
                return topics[slot];
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
    }

    private static int slot(int hash) {
        return (hash ^ (hash >>> 15)) & (SLOTS - 1);
    }
}
