package dev.sluice.gateway.dispatch;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** A request in one of the many ways to write it: fields in any order, blanks anywhere, unknown fields, odd numbers. */
final class RandomBody {
    private static final String[] TEXTS = {
        "red",
        "",
        " ",
        "\\n",
        "\\u00e4\\ud83e\\udd80",
        "ä",
        "\uD83E\uDD80",
        "日本語",
        "\\\"",
        "\\\\",
        "\\/",
        "model",
        "\\u0000",
        "a: b"
    };
    private static final String[] FIELDS = {
        "\"temperature\":1.0",
        "\"temperature\":1e0",
        "\"seed\":9007199254740993",
        "\"top_k\":4.00E1",
        "\"chat_template_kwargs\":{\"enable_thinking\":false,\"model\":\"x\"}",
        "\"logit_bias\":{\"50256\":-1e2}",
        "\"metadata\":null",
        "\"user\":\"\\u0061bc\"",
        "\"x\":[1,2.50,{\"model\":\"y\"},[]]",
        "\"max_tokens\":64",
        "\"stop\":[\"\\n\",\"model\"]",
        "\"grammar\":\"root ::= \\\"model\\\"\""
    };

    private final Random random;
    private final List<String> fields = new ArrayList<>();
    private final long layout;

    RandomBody(Random random) {
        this.random = random;
        List<String> choice = new ArrayList<>(List.of(FIELDS));
        Collections.shuffle(choice, random);
        List<String> names = new ArrayList<>();
        for (String field : choice.subList(0, random.nextInt(choice.size()))) {
            String name = field.substring(0, field.indexOf(':'));
            if (!names.contains(name)) {
                names.add(name);
                fields.add(field);
            }
        }
        fields.add("\"messages\":[{\"role\":\"user\",\"content\":\"" + text(random) + "?\"}]");
        fields.add("MODEL");
        Collections.shuffle(fields, random);
        layout = random.nextLong();
    }

    /** The same body each time, but for the token of the model's name. */
    String with(String model) {
        Random same = new Random(layout);
        StringBuilder body = new StringBuilder(blanks(same)).append('{');
        String before = "";
        for (String field : fields) {
            body.append(before).append(blanks(same));
            if (field.equals("MODEL")) {
                body.append("\"model\"")
                        .append(blanks(same))
                        .append(':')
                        .append(blanks(same))
                        .append(model);
            } else {
                body.append(field);
            }
            body.append(blanks(same));
            before = ",";
        }
        return body.append('}').append(blanks(same)).toString();
    }

    String blanks() {
        return blanks(random);
    }

    private static String blanks(Random random) {
        return random.nextInt(3) > 0 ? "" : List.of(" ", "\n", "\t", "\r\n  ").get(random.nextInt(4));
    }

    static String text(Random random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            text.append(TEXTS[random.nextInt(TEXTS.length)]);
        }
        return text.toString();
    }
}
