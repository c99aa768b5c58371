package dev.sluice.adapters;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import java.time.Duration;

/**
 * LangChain4j's HTTP client: has no connection of its own, but takes the way out of the call on whose thread it is
 * used, so that a model object can be shared by calls that the egress gate permitted one by one.
 */
final class ModelHttp implements HttpClient {
    /** The call that runs on this thread. */
    static final ScopedValue<ProviderCall> CALL = ScopedValue.newInstance();

    private ModelHttp() {}

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        throw new UnsupportedOperationException("adapters always stream, so that a caller who leaves cancels at once");
    }

    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener model) {
        new ModelExchange(CALL.get()).run(request, parser, model);
    }

    /** What LangChain4j asks for a client; its timeouts are not used, the call has better ones. */
    static final class Builder implements HttpClientBuilder {
        private Duration connectTimeout = Duration.ZERO;
        private Duration readTimeout = Duration.ZERO;

        @Override
        public Duration connectTimeout() {
            return connectTimeout;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration timeout) {
            connectTimeout = timeout;
            return this;
        }

        @Override
        public Duration readTimeout() {
            return readTimeout;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration timeout) {
            readTimeout = timeout;
            return this;
        }

        @Override
        public HttpClient build() {
            return new ModelHttp();
        }
    }
}
