package dev.sluice.gateway.whole;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Looks for canaries in what arrived, under every disguise; knows nothing of the product's own way to look. */
final class Sight {
    private static final Pattern ESCAPE = Pattern.compile("\\\\u([0-9a-fA-F]{4})|\\\\(.)", Pattern.DOTALL);
    private static final Pattern PERCENT = Pattern.compile("%([0-9a-fA-F]{2})");
    private static final Pattern ENTITY = Pattern.compile("&#([0-9]{1,6});");
    private static final Pattern BASE64 = Pattern.compile("[A-Za-z0-9+/]{8,}");

    private record Sought(Canary canary, String core, String first, String second) {}

    private final List<Sought> sought = new ArrayList<>();

    Sight(List<Canary> canaries) {
        for (Canary canary : canaries) {
            String core = canary.core();
            int half = RandomRequest.half(canary.core());
            sought.add(new Sought(canary, bare(core), core.substring(0, half), core.substring(half)));
        }
    }

    /** The first canary that is in it, whole or in the halves in which {@link RandomRequest} splits. */
    Optional<Canary> in(String raw) {
        Set<String> views = views(raw);
        for (Sought one : sought) {
            for (String view : views) {
                if (view.contains(one.core)) {
                    return Optional.of(one.canary);
                }
            }
            if (one.second.length() >= 6 && raw.contains(one.first) && raw.contains(one.second)) {
                return Optional.of(one.canary);
            }
        }
        return Optional.empty();
    }

    private static Set<String> views(String raw) {
        String once = unescaped(raw);
        String twice = unescaped(once);
        Set<String> views = new LinkedHashSet<>();
        for (String view : List.of(raw, once, twice)) {
            views.add(bare(view));
        }
        views.add(bare(replaced(PERCENT, twice, 16)));
        views.add(bare(replaced(ENTITY, twice, 10)));
        Matcher runs = BASE64.matcher(twice);
        while (runs.find()) {
            for (int from = 0; from < 4 && runs.start() + from < runs.end(); from++) {
                String run = twice.substring(runs.start() + from, runs.end());
                String whole = run.substring(0, run.length() - (run.length() % 4 == 1 ? 1 : 0));
                views.add(bare(new String(Base64.getDecoder().decode(whole), StandardCharsets.ISO_8859_1)));
            }
        }
        return views;
    }

    /** Without what may stand between a value's characters. */
    static String bare(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            if (unit > ' ' && unit != '-' && unit != '\u200b') {
                bare.append(unit);
            }
        }
        return bare.toString();
    }

    private static String replaced(Pattern pattern, String text, int radix) {
        return pattern.matcher(text)
                .replaceAll(found ->
                        Matcher.quoteReplacement(String.valueOf((char) Integer.parseInt(found.group(1), radix))));
    }

    private static String unescaped(String json) {
        return ESCAPE.matcher(json)
                .replaceAll(found -> Matcher.quoteReplacement(
                        found.group(1) == null
                                ? found.group(2)
                                : String.valueOf((char) Integer.parseInt(found.group(1), 16))));
    }
}
