package dev.sluice.gateway.dialect.chat;

import dev.sluice.gateway.dialect.BodySplice;
import dev.sluice.gateway.dialect.Utf8;
import dev.sluice.gateway.failure.Failure.BadRequest;
import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import dev.sluice.router.prompt.Prompt;
import dev.sluice.router.prompt.RequestBody;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/**
 * Reads a request in one pass. What the protocol says of a field is checked only as far as Sluice depends on it; the
 * rest is the backend's to judge.
 */
public final class ChatRequestReader {
    private final BodyScan scan;
    private final FieldReader fields;
    private final MessagesReader messages;
    private final StreamOptions streamOptions = new StreamOptions();
    private final Set<String> seen = new HashSet<>(32);

    private final OwnMembers own = new OwnMembers();

    private @Nullable String model;
    private BodySplice.@Nullable Span modelSpan;
    private boolean stream;
    private int choices = 1;
    private int maxTokens;
    private int maxCompletionTokens;

    private ChatRequestReader(BodyScan scan) {
        this.scan = scan;
        this.fields = new FieldReader(scan);
        this.messages = new MessagesReader(scan);
    }

    /**
     * @param body not changed by anyone afterwards
     * @param maxDepth deepest nesting of arrays and objects allowed
     * @throws BadRequest if it is no chat completions request
     */
    public static ChatRequest read(byte[] body, int maxDepth) {
        checkEncoding(body);
        try (JsonParser parser = JsonBytes.parser(body, 0, body.length)) {
            return new ChatRequestReader(new BodyScan(parser, maxDepth)).request(new RequestBody(body));
        } catch (JacksonException malformed) {
            throw malformed(malformed.getLocation());
        }
    }

    private static void checkEncoding(byte[] body) {
        if (body.length >= 3 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB && body[2] == (byte) 0xBF) {
            throw invalid("The body begins with a byte order mark; send plain UTF-8.");
        }
        int fault = Utf8.firstFault(body);
        if (fault >= 0) {
            throw invalid("The body is not valid UTF-8 at byte " + fault + ".");
        }
    }

    /** Without Jackson's message, which quotes the body. */
    private static BadRequest malformed(@Nullable TokenStreamLocation where) {
        return where == null
                ? invalid("The body is not valid JSON.")
                : invalid("The body is not valid JSON at line " + where.getLineNr() + ", column " + where.getColumnNr()
                        + ".");
    }

    private static BadRequest invalid(String message) {
        return new BadRequest(message, null, "invalid_json");
    }

    private ChatRequest request(RequestBody body) {
        JsonToken first = scan.parser().nextToken();
        if (first == null) {
            throw invalid("The body is empty; send a JSON object.");
        }
        if (first != JsonToken.START_OBJECT) {
            throw invalid("The body is not a JSON object.");
        }
        scan.enter();
        while (scan.next() != JsonToken.END_OBJECT) {
            String name = scan.parser().currentName();
            if (!seen.add(name)) {
                throw new BadRequest(
                        FieldReader.shortened(name) + ": given twice; backends differ in which one they take.",
                        FieldReader.shortened(name),
                        "duplicate_field");
            }
            field(name);
        }
        int end = (int) scan.parser().currentTokenLocation().getByteOffset();
        if (scan.parser().nextToken() != null) {
            throw invalid("The body goes on after its JSON object; send one object.");
        }
        return whole(body, end);
    }

    private ChatRequest whole(RequestBody body, int end) {
        if (model == null || modelSpan == null) {
            throw new BadRequest("model: missing (\"auto\" leaves the choice to Sluice)", "model", "missing_field");
        }
        if (!seen.contains("messages")) {
            throw new BadRequest("messages: missing (expected an array of messages)", "messages", "missing_field");
        }
        messages.finish();
        Prompt prompt = new Prompt(
                model,
                stream,
                stream && streamOptions.includeUsage(),
                messages.messages(),
                fields.tools(),
                scan.parts(),
                scan.needs(),
                maxCompletionTokens > 0 ? maxCompletionTokens : maxTokens,
                choices,
                body);
        BodySplice splice =
                new BodySplice(body, modelSpan, stream ? streamOptions.ask(end) : null, own.spans(body.bytes()));
        return new ChatRequest(prompt, splice, own.wishes());
    }

    private void field(String name) {
        Place place = Place.at(name);
        switch (name) {
            case "model" -> model(place);
            case ChatRequest.MODE, ChatRequest.MAX_COST -> own.read(name, scan, seen.size() - 1);
            case "messages" -> messages.read(place);
            case "stream" -> stream = !scan.nextIsNull() && fields.flag(name);
            case "stream_options" -> streamOptions.read(scan, place);
            case "n" -> choices = scan.nextIsNull() ? 1 : fields.choices(place);
            case "max_tokens" -> maxTokens = scan.nextIsNull() ? 0 : fields.positive(name, place);
            case "max_completion_tokens" -> maxCompletionTokens = scan.nextIsNull() ? 0 : fields.positive(name, place);
            default -> fields.read(name, place);
        }
    }

    private void model(Place place) {
        if (scan.next() != JsonToken.VALUE_STRING) {
            throw new BadRequest("model: not a string (expected a model's name, or \"auto\")", "model", "wrong_type");
        }
        String name = scan.parser().getString();
        if (name.isBlank()) {
            throw new BadRequest("model: empty (expected a model's name, or \"auto\")", "model", "wrong_value");
        }
        model = name;
        modelSpan =
                new BodySplice.Span((int) scan.parser().currentTokenLocation().getByteOffset(), (int)
                        scan.parser().currentLocation().getByteOffset());
        scan.text(place, name, Part.Sort.OTHER);
    }
}
