package dev.sluice.gateway.dialect.chat;

import dev.sluice.gateway.dialect.BodySplice.Span;
import dev.sluice.gateway.failure.Failure.BadRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * The members of a body that are meant for Sluice and go to no backend: their values, and which bytes to leave out. For
 * one request.
 */
final class OwnMembers {
    private final List<Member> members = new ArrayList<>(2);
    private @Nullable String mode;
    private @Nullable String maxCost;

    /**
     * @param value where the value begins and ends
     * @param first whether no member that stays comes before it
     */
    private record Member(Span value, boolean first) {}

    /**
     * Reads the member whose name is the current token.
     *
     * @param before how many members came before
     */
    void read(String name, BodyScan scan, int before) {
        JsonToken token = scan.next();
        JsonParser parser = scan.parser();
        if (token.isStructStart() || token == JsonToken.VALUE_TRUE || token == JsonToken.VALUE_FALSE) {
            throw new BadRequest(name + ": neither a string nor a number", name, "wrong_type");
        }
        String text = parser.getString();
        int from = (int) parser.currentTokenLocation().getByteOffset();
        // After a number the parser may stand behind the sign that ended it.
        int to = token.isNumeric()
                ? from + text.length()
                : token == JsonToken.VALUE_NULL
                        ? from + "null".length()
                        : (int) parser.currentLocation().getByteOffset();
        members.add(new Member(new Span(from, to), before == members.size()));
        if (token != JsonToken.VALUE_NULL) {
            if (name.equals(ChatRequest.MODE)) {
                mode = text;
            } else {
                maxCost = text;
            }
        }
    }

    ChatRequest.Wishes wishes() {
        return members.isEmpty()
                ? ChatRequest.Wishes.NONE
                : new ChatRequest.Wishes(Optional.ofNullable(mode), Optional.ofNullable(maxCost));
    }

    /** The members with the comma that joins them to the others, in order; {@code model} always stays. */
    List<Span> spans(byte[] body) {
        return members.isEmpty()
                ? List.of()
                : members.stream().map(member -> span(body, member)).toList();
    }

    private static Span span(byte[] body, Member member) {
        int name = nameBefore(body, member.value.from());
        if (member.first) {
            return new Span(name, next(body, member.value.to(), (byte) ',') + 1);
        }
        return new Span(previous(body, name - 1, (byte) ','), member.value.to());
    }

    /** Where the name begins that belongs to this value; a name of ours holds no quotes. */
    private static int nameBefore(byte[] body, int value) {
        int colon = previous(body, value - 1, (byte) ':');
        int closing = previous(body, colon - 1, (byte) '"');
        return previous(body, closing - 1, (byte) '"');
    }

    private static int previous(byte[] body, int from, byte wanted) {
        int at = from;
        while (body[at] != wanted) {
            at--;
        }
        return at;
    }

    private static int next(byte[] body, int from, byte wanted) {
        int at = from;
        while (body[at] != wanted) {
            at++;
        }
        return at;
    }
}
