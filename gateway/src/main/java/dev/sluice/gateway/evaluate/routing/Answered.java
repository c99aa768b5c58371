package dev.sluice.gateway.evaluate.routing;

import dev.sluice.router.verification.Answer;
import dev.sluice.router.verification.AnswerReader;
import dev.sluice.router.verification.Evidence;
import dev.sluice.router.verification.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import tools.jackson.databind.JsonNode;

/**
 * What a local model and others of its size answered to a question.
 *
 * @param answer its final answer; null if none could be read
 * @param length characters of its whole output
 * @param others the final answers of further samples, in their order
 */
record Answered(JsonNode answer, int length, List<JsonNode> others) {
    Answered {
        others = List.copyOf(others);
    }

    /** @param samples how many of the further samples are looked at */
    Evidence evidence(Question question, int samples) {
        List<JsonNode> all = new ArrayList<>();
        all.add(answer);
        all.addAll(others);
        Form form = form(question, all);
        return new Evidence(
                        form,
                        read(form, answer),
                        length,
                        others.stream().map(other -> read(form, other)).toList(),
                        0,
                        OptionalDouble.empty(),
                        OptionalDouble.empty())
                .withSamples(samples);
    }

    /** A file of final answers says more of their form than a prompt: numbers are numbers there. */
    private static Form form(Question question, List<JsonNode> answers) {
        Form asked = Form.askedBy(question.prompt());
        if (answers.stream().anyMatch(JsonNode::isNumber)) {
            return Form.NUMBER;
        }
        if (asked == Form.OPEN) {
            return answers.stream().anyMatch(JsonNode::isString) ? Form.LITERAL : Form.NUMBER;
        }
        return asked;
    }

    private static Answer read(Form form, JsonNode answer) {
        return switch (answer.getNodeType()) {
            case NULL, MISSING -> new Answer.Unreadable();
            case NUMBER -> new Answer.Quantity(answer.asDouble());
            case STRING -> AnswerReader.read(form, answer.asString());
            default -> AnswerReader.read(Form.JSON, answer.toString());
        };
    }
}
