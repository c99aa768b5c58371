package dev.sluice.gateway.walk;

import dev.sluice.config.Settings;
import dev.sluice.gateway.dialect.chat.ChatRequestReader;
import dev.sluice.router.Router;
import dev.sluice.router.decision.Caller;
import dev.sluice.router.decision.Situation;
import dev.sluice.router.prompt.Prompt;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;

/**
 * Reads, judges and decides a made-up request some hundred times on a thread of its own, so that the first caller does
 * not wait for classes to load. It asks nobody and writes nothing down.
 */
public final class WarmUp {
    private static final int TIMES = 300;

    private static final byte[] REQUEST = """
            {"model":"auto","stream":true,"temperature":0,"max_tokens":64,"messages":[
            {"role":"system","content":"You help people with numbers such as +49 30 0000000 and mail@example.com."},
            {"role":"user","content":"Prove that 4 = 2 + 2, and write a function that checks it: f(x) = x - 4."}]}
            """.getBytes(StandardCharsets.UTF_8);

    private WarmUp() {}

    /** Returns at once. */
    public static void start(Settings settings) {
        Thread.ofPlatform().daemon().name("sluice-warm-up").start(() -> run(settings));
    }

    private static void run(Settings settings) {
        Router router = new Router(settings.catalogue(), settings.policy(), settings.prices());
        Situation situation = new Situation(new Caller("warm-up", "warm-up"), Instant.EPOCH, Map.of());
        for (int i = 0; i < TIMES; i++) {
            Prompt prompt = ChatRequestReader.read(
                            REQUEST, settings.gateway().limits().jsonDepth())
                    .prompt();
            router.decide(prompt, settings.judge().judge(prompt), situation);
        }
    }
}
