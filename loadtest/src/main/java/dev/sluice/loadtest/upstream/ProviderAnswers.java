package dev.sluice.loadtest.upstream;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.common.Json;
import com.github.tomakehurst.wiremock.common.JsonException;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import wiremock.com.fasterxml.jackson.databind.JsonNode;
import wiremock.com.fasterxml.jackson.databind.node.MissingNode;

/** Hands a request to the protocol whose path it names, and puts the answer into WireMock's terms. */
final class ProviderAnswers implements ResponseDefinitionTransformerV2 {
    static final String NAME = "provider-answers";

    /** A stream comes in this many pieces that respect no event's border, over this time: as on a real network. */
    private static final int STREAM_PIECES = 8;

    private static final int STREAM_MILLIS = 120;

    @Override
    public ResponseDefinition transform(ServeEvent event) {
        Request request = event.getRequest();
        Answer answer =
                switch (request.getMethod().getName() + " " + pathOf(request)) {
                    case "POST /v1/chat/completions" -> ChatCompletions.answer(request, bodyOf(request));
                    case "POST /v1/messages" -> Messages.answer(request, bodyOf(request));
                    default -> ChatCompletions.unknownPath(request);
                };
        var response = new ResponseDefinitionBuilder()
                .withStatus(answer.status())
                .withHeader("content-type", answer.streamed() ? "text/event-stream; charset=utf-8" : "application/json")
                .withHeader("x-simulated", "true")
                .withBody(answer.body());
        answer.headers().forEach(response::withHeader);
        if (answer.streamed()) {
            response.withHeader("cache-control", "no-cache").withChunkedDribbleDelay(STREAM_PIECES, STREAM_MILLIS);
        }
        return response.build();
    }

    @Override
    public String getName() {
        return NAME;
    }

    @Override
    public boolean applyGlobally() {
        return false;
    }

    private static String pathOf(Request request) {
        String url = request.getUrl();
        int query = url.indexOf('?');
        return query < 0 ? url : url.substring(0, query);
    }

    /** Missing where the body is no JSON: the protocols answer that themselves. */
    private static JsonNode bodyOf(Request request) {
        try {
            return Json.read(request.getBodyAsString(), JsonNode.class);
        } catch (JsonException e) {
            return MissingNode.getInstance();
        }
    }
}
