package dev.sluice.gateway.dispatch;

import dev.sluice.adapters.ChatEvent;
import dev.sluice.gateway.dialect.chat.AnswerFacts;
import dev.sluice.router.price.Usage;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What was seen of an answer that an adapter translates; it keeps the kinds of tokens that chat chunks have no field
 * for.
 */
final class TranslatedFacts implements AnswerFacts {
    /** Four characters a token: the usual rule for English text. */
    private static final int CHARACTERS_PER_TOKEN = 4;

    private volatile Optional<String> responseId = Optional.empty();
    private volatile Optional<String> model = Optional.empty();
    private volatile Optional<Usage> usage = Optional.empty();
    private volatile boolean content;
    private volatile boolean finished;
    private final AtomicLong characters = new AtomicLong();

    void add(ChatEvent event) {
        switch (event) {
            case ChatEvent.Started started -> {
                responseId = Optional.of(started.responseId()).filter(id -> !id.isEmpty());
                model = Optional.of(started.model()).filter(name -> !name.isEmpty());
            }
            case ChatEvent.Text text -> seen(text.delta().length());
            case ChatEvent.ToolCall call -> seen(call.name().length());
            case ChatEvent.ToolArguments arguments -> seen(arguments.delta().length());
            case ChatEvent.Finished end -> {
                usage = end.usage();
                content = true;
                finished = true;
            }
        }
    }

    private void seen(int length) {
        content = true;
        characters.addAndGet(length);
    }

    @Override
    public Optional<String> responseId() {
        return responseId;
    }

    @Override
    public Optional<String> model() {
        return model;
    }

    @Override
    public boolean contentSeen() {
        return content;
    }

    @Override
    public boolean complete() {
        return finished;
    }

    @Override
    public Optional<String> error() {
        return Optional.empty();
    }

    @Override
    public Optional<String> garbage() {
        return Optional.empty();
    }

    @Override
    public Optional<Usage> reportedUsage() {
        return usage;
    }

    @Override
    public Usage usage(long estimatedInput) {
        return usage.orElseGet(() ->
                Usage.estimated(estimatedInput, (characters.get() + CHARACTERS_PER_TOKEN - 1) / CHARACTERS_PER_TOKEN));
    }
}
