package dev.sluice.router.difficulty;

import java.util.List;

/** A list of English words, small and without repetition. */
enum Topic {
    SOURCES("according best called describes following known likely refers"),
    COMPARISONS("cheaper equal fewer greater less longer more older same shorter taller than younger"),
    CODE_BRANCHES("elif else if"),
    CODE_WORDS("append class def elif else for if import in lambda len print range return while"),
    CONDITIONS("after assume assuming before given if let suppose then until when while"),
    EACH("apiece each every per"),
    FRACTIONS("""
            double fifth fourth fraction half halves percent percentage quarter ratio third thrice times triple twice"""),
    HOW("how"),
    HOW_MANY("many much"),
    INSTRUCTIONS("""
            calculate compare compute create describe design determine develop discuss evaluate explain find generate
            give implement list provide solve summarize translate write"""),
    CODE_LOOPS("for while"),
    MATHEMATICS("""
            angle base circle complex derivative digit digits divisible equation equilateral frac function integer
            integers integral limit matrix modulo ordered pairs polynomial positive prime probability proof prove real
            sequence series sqrt theorem triangle"""),
    MONEY("""
            bought buy buys cents cost costs dollar dollars earn earns paid pay pays price profit sell sells sold spend
            spends spent"""),
    CONSTRAINTS("""
            between constraint constraints ensure exactly maximum minimum must only require requires should valid"""),
    NEGATIONS("cannot except false incorrect least neither never no nor not untrue without"),
    NUMBER_WORDS("""
            dozen eight eleven fifteen fifty five forty four fourteen hundred million nine one seven six ten thirteen
            thirty thousand three twelve twenty two"""),
    PEOPLE("he her his i me my our she their they we you your"),
    REMAINDERS("left leftover over remain remainder remaining remains rest"),
    CODE_RETURNS("return"),
    PLAIN_WORDS("a an and are as at be by for from in is it of on or that the this to was which with"),
    TIMES("day days hour hours minute minutes month months second seconds week weeks year years"),
    TOTALS("altogether combined overall sum together total"),
    TRUTH("both correct moral morally statement statements true wrong"),
    UNITS("cm cups degrees feet foot gallons inches kg km liters meters miles ounces pounds"),
    WHAT("what when where who"),
    WHICH("which"),
    WHY("because explain reason why"),
    /** From here on: what is held of a prompt unlike all that was learned from. */
    HELD_CODE("""
            python java javascript typescript rust golang kotlin haskell sql regex class method def import include void
            public private static const async await struct enum template lambda compile compiler stacktrace exception
            segfault null pointer thread mutex bug stderr stdout assert elif println printf dockerfile kubernetes bash
            script api json yaml html css code codebase repository"""),
    HELD_MATHEMATICS("""
            equation integral derivative matrix vector eigenvalue polynomial primes integer integers probability
            triangle radius modulo divisible converges infinite infinitely combinatorics permutation variance
            distribution topology algebra calculus gradient sqrt bound bounds bounded"""),
    HELD_REASONING("""
            prove proof proofs proving derive derivation deduce rigorous rigorously formally induction contradiction
            theorem lemma corollary linearizability linearizable counterexample hypotheses justify justification
            asymptotic complexity optimality invariant invariants correctness diagnose"""),
    HELD_DESIGN("""
            design architect architecture implement implementation refactor refactoring optimize optimise review debug
            algorithm concurrent concurrency distributed scalable consensus tradeoff tradeoffs compare comparison
            contrast evaluate analyze analyse analysis migrate migration strategy plan comprehensive thorough critique
            synthesize protocol scheduler parser compiler benchmark backpressure transactional idempotent formulate"""),
    HELD_CONSTRAINTS("""
            must exactly most without only ensure constraint constraints require requires requirement requirements
            unless avoid always within satisfy satisfies strictly should"""),
    HELD_STEPS("first second third then finally next step steps afterwards lastly phase stage"),
    HELD_PLAIN("""
            what who when where name capital define briefly short sentence joke synonym
            translate spell colour colours color colors meaning summarize summarise list one write tell rhyme greeting
            recipe weather opposite"""),
    HELD_GREETINGS("hello hi hey thanks thank welcome bye goodbye morning evening");

    private final String words;

    Topic(String words) {
        this.words = words;
    }

    List<String> words() {
        return List.of(words.strip().split("\\s+"));
    }
}
