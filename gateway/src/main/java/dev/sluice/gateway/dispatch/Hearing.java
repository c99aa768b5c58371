package dev.sluice.gateway.dispatch;

import dev.sluice.config.VerifySettings;
import dev.sluice.gateway.dialect.chat.AskedForm;
import dev.sluice.gateway.dialect.chat.Extras;
import dev.sluice.gateway.dialect.chat.Heard;
import dev.sluice.gateway.dialect.chat.SseTap;
import dev.sluice.gateway.egress.Permit;
import dev.sluice.gateway.verification.AnswerForm;
import dev.sluice.router.catalogue.Ability;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.verification.Sample;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** One local answer on its way to a judgement: how it is asked for, held and listened to. Not thread-safe. */
final class Hearing implements Hold {
    private final VerifySettings settings;
    private final Prompt prompt;
    private final AnswerForm form;
    private final boolean asksLogProbabilities;
    private final Heard.LogProbabilities manner;
    private final int mostHeld;
    private final HeldRoom room;
    private final HeldRoom.Place own;
    private final Queue<HeldRoom.Place> beside = new ConcurrentLinkedQueue<>();
    private final Heard heard;
    private boolean whole;
    private boolean crowdedOut;

    /**
     * @param permit for the route that is judged, which is one of the house: its request is the caller's own
     * @param mostHeld of a stream, in bytes; what was heard by then is judged
     * @param room shared by all such answers; where it is full, what was heard of a stream by then is judged too
     */
    Hearing(VerifySettings settings, Permit permit, int mostHeld, HeldRoom room) {
        this.settings = settings;
        this.prompt = permit.request().prompt();
        this.mostHeld = mostHeld;
        this.room = room;
        this.own = room.place();
        AskedForm asked = AskedForm.in(prompt.body().bytes());
        this.form = new AnswerForm(asked, prompt.maxOutputTokens() > 0);
        boolean tells = permit.backend().asksAbilities()
                || permit.route().model().abilities().contains(Ability.LOGPROBS);
        this.asksLogProbabilities = tells && asked.leavesLogProbabilities();
        this.manner = !asksLogProbabilities
                ? Heard.LogProbabilities.STAY
                : permit.backend().asksAbilities() ? Heard.LogProbabilities.GO : Heard.LogProbabilities.BECOME_NULL;
        this.heard = new Heard(manner);
    }

    VerifySettings settings() {
        return settings;
    }

    Prompt prompt() {
        return prompt;
    }

    /** Whether checking the answer's form takes as long as a caller's schema wants. */
    boolean hasSchema() {
        return form.asked().hasSchema();
    }

    Heard heard() {
        return heard;
    }

    /** @param sample 0 for the answer itself */
    Extras extras(boolean usage, int sample) {
        return new Extras(usage && sample == 0, asksLogProbabilities, sample);
    }

    /** A further answer, listened to. */
    Sample sample(byte[] answer) {
        Heard other = new Heard(Heard.LogProbabilities.STAY);
        other.listen(answer);
        return form.sample(other, true);
    }

    /** A place for a further answer, until {@link #compared}. */
    HeldRoom.Place placeBeside() {
        HeldRoom.Place place = room.place();
        beside.add(place);
        return place;
    }

    /** Further answers, and those that are late, are not held any longer. */
    void compared() {
        beside.forEach(HeldRoom.Place::close);
    }

    /**
     * The answer comes as a whole and has so many bytes by now. Where there is no room for them it comes all the same,
     * as every answer does, and is {@link #isCrowdedOut not to be judged}.
     */
    boolean keeps(long bytes) {
        if (!crowdedOut && !own.reach(bytes)) {
            crowdedOut = true;
            own.close();
        }
        return true;
    }

    /** Whether there was no room to hold it until it is judged. */
    boolean isCrowdedOut() {
        return crowdedOut;
    }

    /** The answer is not held any longer. */
    void close() {
        own.close();
    }

    /** The answer itself, or what was heard of it. */
    Sample answer() {
        return form.sample(heard, whole);
    }

    /** It has come to its end. */
    void whole() {
        whole = true;
    }

    boolean isWhole() {
        return whole;
    }

    @Override
    public boolean isOver(SseTap tap, int bytes) {
        // Of JSON only the whole can be judged: its first tokens say nothing of its end.
        boolean enough = !form.asked().json() && heard.tokens() >= settings.hold();
        boolean over = enough || bytes >= mostHeld || !own.reach(bytes);
        if (over) {
            heard.enough();
        }
        return over;
    }

    @Override
    public void areOut() {
        own.giveBack();
    }

    @Override
    public boolean paused() {
        return true;
    }
}
