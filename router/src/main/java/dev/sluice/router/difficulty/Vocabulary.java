package dev.sluice.router.difficulty;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Words and the sign each is a sign of. A hash table with open addressing whose hash the caller computes on its way
 * through the text, so that looking a word up neither copies nor allocates.
 */
final class Vocabulary {
    /** A power of two, several times the number of words: most lookups end at an empty slot. */
    private static final int SLOTS = 2048;

    private static final Map<Sign, List<String>> WORDS = Map.of(
            Sign.NEGATIONS,
            words("not except never false cannot incorrect none neither nor no"),
            Sign.CODE,
            words("""
                    python java javascript typescript rust golang kotlin haskell sql regex function class method def return
                    import include void public private static const async await struct enum template lambda compile
                    compiler stacktrace exception segfault null pointer thread mutex bug stderr stdout assert elif println
                    printf select insert dockerfile kubernetes bash script api json yaml html css code codebase repository"""),
            Sign.MATHEMATICS,
            words("""
                    equation integral derivative matrix vector eigenvalue polynomial prime primes integer integers
                    probability percent ratio triangle circle radius angle sum product square root modulo divisible
                    function sequence series limit converges converge bound bounds infinite infinitely finite theorem lemma
                    logarithm combinatorics permutation expected variance distribution bayesian topology algebra group
                    average total twice half remaining geometry calculus differential gradient frac sqrt"""),
            Sign.REASONING,
            words("""
                    prove proof proofs proving derive derivation deduce rigorous rigorously formally formal induction
                    contradiction theorem lemma corollary linearizability linearizable counterexample hypothesis hypotheses
                    justify justification inference reasoning step-by-step necessary sufficient asymptotic
                    complexity np-hard np-complete optimality invariant invariants correctness diagnose root-cause"""),
            Sign.DESIGN,
            words("""
                    design architect architecture implement implementation refactor refactoring optimize optimise optimal
                    review debug algorithm concurrent concurrency lock-free wait-free distributed scalable consensus
                    trade-off trade-offs tradeoff tradeoffs compare comparison contrast evaluate analyze analyse analysis
                    migrate migration strategy plan comprehensive detailed thorough critique synthesize protocol scheduler
                    parser compiler benchmark fault-tolerant backpressure transactional idempotent schema"""),
            Sign.CONSTRAINTS,
            words("""
                    must exactly least most without only ensure each every constraint constraints require requires
                    requirement requirements unless avoid always between maximum minimum limit within satisfy
                    satisfies valid strictly should"""),
            Sign.STEPS,
            words("first second third then finally next step steps after before lastly afterwards phase stage"),
            Sign.PLAIN,
            words("""
                    what who when where name capital define hello hi hey thanks thank briefly short sentence joke synonym
                    translate spell colour colours color colors meaning summarize summarise list one write tell rhyme
                    greeting recipe weather opposite"""));

    private static final Vocabulary ENGLISH = new Vocabulary();

    private final @Nullable String[] slots = new @Nullable String[SLOTS];
    private final Sign[] signs = new Sign[SLOTS];

    private Vocabulary() {
        // Signs in order, so that a word of two lists always counts for the same one.
        for (Sign sign : Sign.values()) {
            for (String word : WORDS.getOrDefault(sign, List.of())) {
                int hash = 0;
                for (int i = 0; i < word.length(); i++) {
                    hash = hash(hash, word.charAt(i));
                }
                int slot = slot(hash);
                while (slots[slot] != null && !word.equals(slots[slot])) {
                    slot = (slot + 1) & (SLOTS - 1);
                }
                slots[slot] = word;
                signs[slot] = sign;
            }
        }
    }

    static Vocabulary english() {
        return ENGLISH;
    }

    /** The hash of a word from that of the word without its last letter; of the empty word it is 0. */
    static int hash(int hash, char letter) {
        return hash * 31 + (letter | 0x20);
    }

    /** The sign that the word of this hash is a sign of; null if of none. */
    @Nullable
    Sign signOf(String text, int start, int end, int hash) {
        int slot = slot(hash);
        while (true) {
            String word = slots[slot];
            if (word == null) {
                return null;
            }
            if (word.length() == end - start && text.regionMatches(true, start, word, 0, end - start)) {
                return signs[slot];
            }
            slot = (slot + 1) & (SLOTS - 1);
        }
    }

    private static int slot(int hash) {
        return (hash ^ (hash >>> 15)) & (SLOTS - 1);
    }

    private static List<String> words(String text) {
        return List.of(text.strip().split("\\s+"));
    }
}
