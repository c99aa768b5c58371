package dev.sluice.gateway.walk;

import dev.sluice.config.GatewaySettings;
import dev.sluice.gateway.failure.Failure;
import io.netty.channel.ChannelException;
import java.io.IOException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/** Joins the body up to the limit. What is too long by its own word is refused before it is read. */
final class Parse {
    private static final byte[] NOTHING = {};

    private Parse() {}

    /** @param room is taken for the whole body before it is read or, if its length is not told, piece by piece */
    static Mono<byte[]> body(ServerHttpRequest request, GatewaySettings.Limits limits, Admission.Room room) {
        HttpHeaders headers = request.getHeaders();
        String encoding = headers.getFirst(HttpHeaders.CONTENT_ENCODING);
        if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
            return Mono.error(new Failure.UnsupportedEncoding(encoding));
        }
        if (headers.getContentLength() > limits.bodyBytes()) {
            return Mono.error(new Failure.TooLarge(limits.bodyBytes()));
        }
        long announced = headers.getContentLength();
        Flux<DataBuffer> pieces = request.getBody();
        if (announced >= 0) {
            room.take(announced);
        } else {
            pieces = pieces.doOnNext(piece -> take(room, piece));
        }
        return DataBufferUtils.join(pieces, limits.bodyBytes())
                .map(Parse::bytes)
                .defaultIfEmpty(NOTHING)
                .onErrorMap(DataBufferLimitException.class, tooLong -> new Failure.TooLarge(limits.bodyBytes()))
                // Reactor Netty 1.3.8 keeps the type of its time limit's exception to itself.
                .onErrorMap(ChannelException.class, late -> new Failure.TooSlow(limits.bodySeconds()))
                .onErrorResume(Parse::callerLeft, nobodyToAnswer -> Mono.empty());
    }

    /** A piece that there is no room for gets no further, so nobody else would release it. */
    private static void take(Admission.Room room, DataBuffer piece) {
        try {
            room.take(piece.readableByteCount());
        } catch (Failure.Overloaded full) {
            DataBufferUtils.release(piece);
            throw full;
        }
    }

    private static boolean callerLeft(Throwable thrown) {
        return thrown instanceof IOException || thrown instanceof AbortedException;
    }

    private static byte[] bytes(DataBuffer joined) {
        byte[] bytes = new byte[joined.readableByteCount()];
        joined.read(bytes);
        DataBufferUtils.release(joined);
        return bytes;
    }
}
