package dev.sluice.adapters;

import dev.sluice.router.catalogue.Secret;
import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * LangChain4j's model objects, one for each address and key. Building one looks through the whole class path for
 * factories: some 50 µs from a few jars, more from one jar full of jars. Thread-safe.
 */
public final class ModelCache<M> {
    /** Far above the number of backends; reached only by keys that were changed again and again. */
    private static final int BOUND = 256;

    private record Key(URI url, Secret key) {}

    private final Map<Key, M> models = new ConcurrentHashMap<>();
    private final Function<Upstream, M> build;

    public ModelCache(Function<Upstream, M> build) {
        this.build = build;
    }

    public M of(Upstream upstream) {
        if (models.size() > BOUND) {
            models.clear();
        }
        return models.computeIfAbsent(new Key(upstream.url(), upstream.key()), key -> build.apply(upstream));
    }
}
