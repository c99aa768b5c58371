package dev.sluice.router.mode;

/**
 * Turns words into a number from 0 to below 1 that is spread evenly and is always the same for the same words. FNV-1a
 * over the characters (Fowler, Noll, Vo), whose weak upper bits the finaliser of SplitMix64 (Steele, Lea, Flood 2014)
 * mixes. Against chance, not against an attacker: whoever knows the names of the routes can find a user of a wished-for
 * side, and gains nothing that the policy would not give.
 */
public final class Lot {
    private static final long BASIS = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;
    private static final double STEP = 0x1p-53;

    private Lot() {}

    /** @param words in order; where one ends and the next begins counts */
    public static double of(String... words) {
        long hash = BASIS;
        for (String word : words) {
            for (int i = 0; i < word.length(); i++) {
                hash = (hash ^ word.charAt(i)) * PRIME;
            }
            hash = mixed(hash ^ word.length());
        }
        return (mixed(hash) >>> 11) * STEP;
    }

    private static long mixed(long bits) {
        long mixed = (bits ^ (bits >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }
}
