package dev.sluice.gateway.egress;

import io.netty.buffer.ByteBuf;
import io.netty.channel.EventLoop;
import io.netty.handler.codec.http.HttpHeaders;
import reactor.core.publisher.Flux;
import reactor.netty.Connection;
import reactor.netty.http.client.HttpClientResponse;

/**
 * The head of a backend's answer, with the body still to be read. Whoever holds it must read it to its end or
 * {@link #close} it, on its event loop, and begin at once.
 */
public final class Reply {
    private final HttpClientResponse head;
    private final Connection connection;
    private final EventLoop loop;
    /** Whether somebody reads the body, or it was given up. Written on the event loop. */
    private boolean taken;

    Reply(HttpClientResponse head, Connection connection) {
        this.head = head;
        this.connection = connection;
        // Asked for now: once the body has been read, the channel belongs to somebody else.
        this.loop = connection.channel().eventLoop();
    }

    public int status() {
        return head.status().code();
    }

    public HttpHeaders headers() {
        return head.responseHeaders();
    }

    /**
     * The body as it comes from the network, decoded from HTTP's framing and nothing else. Buffers are released after
     * {@code onNext}: retain what is kept. An end that the framing did not announce is an error.
     */
    public Flux<ByteBuf> body() {
        taken = true;
        return connection.inbound().receive();
    }

    /** The thread on which the body's signals come. */
    public EventLoop eventLoop() {
        return loop;
    }

    /**
     * Breaks the connection. Only while the body is being read: afterwards the channel may carry somebody else's
     * request (reactor-netty#4137).
     */
    public void close() {
        taken = true;
        connection.dispose();
    }

    /**
     * Whoever is to read the body begins as soon as the head is handed over. If nobody has by the event loop's next
     * turn, since the caller has left, or something failed in between, then nobody will: what came of the body is
     * thrown away, and the connection is broken unless the body had come to its end.
     */
    void giveUpUnlessTaken() {
        loop.execute(() -> {
            if (!taken) {
                discard(connection);
            }
        });
    }

    /** Throws away what of a body has come and breaks the connection, unless somebody reads it or it is at its end. */
    static void discard(Connection connection) {
        connection.inbound().receive().subscribe(piece -> {}, broken -> {}).dispose();
    }
}
