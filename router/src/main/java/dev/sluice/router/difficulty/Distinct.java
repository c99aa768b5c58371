package dev.sluice.router.difficulty;

/** Counts different hashes; a table that is nearly full takes no more. */
final class Distinct {
    private static final int LEAST = 64;
    private static final int MOST = 4096;

    private final int[] slots;
    private int count;

    /** @param expected how many there may be; more than some thousand are not told apart */
    Distinct(int expected) {
        slots = new int[Math.clamp(Integer.highestOneBit(Math.max(1, expected)) * 4L, LEAST, MOST)];
    }

    int count() {
        return count;
    }

    void add(int hash) {
        int kept = hash == 0 ? 1 : hash;
        int slot = ((kept * 0x9E3779B1) >>> 8) & (slots.length - 1);
        while (slots[slot] != 0) {
            if (slots[slot] == kept) {
                return;
            }
            slot = (slot + 1) & (slots.length - 1);
        }
        if (count < slots.length * 3 / 4) {
            slots[slot] = kept;
            count++;
        }
    }
}
