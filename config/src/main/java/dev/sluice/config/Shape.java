package dev.sluice.config;

import dev.sluice.router.mode.Share;
import dev.sluice.router.price.Price;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What a single value must look like: the words for people and the test for the machine, side by side so that they
 * agree.
 *
 * @param expected completes the sentence "expected …", bounds included
 * @param words the closed list of values, for "did you mean"; empty if there is none
 * @param parse from the text, variables filled in; empty if it does not fit
 * @param hides whether a text that does not fit may be a secret and must not be shown
 */
record Shape<T>(String expected, List<String> words, Function<String, Optional<T>> parse, Predicate<String> hides) {
    private static final int LONGEST_NAME = 64;

    /** For values that are no secret, whatever they are. */
    Shape(String expected, List<String> words, Function<String, Optional<T>> parse) {
        this(expected, words, parse, text -> false);
    }

    /** As it is, but a misfit is not shown. */
    Shape<T> hidden(Predicate<String> when) {
        return new Shape<>(expected, words, parse, when);
    }

    static Shape<String> text(String expected) {
        return new Shape<>(expected, List.of(), text -> text.isBlank() ? Optional.empty() : Optional.of(text));
    }

    /** Names that end up in headers, metrics and paths. */
    static Shape<String> name() {
        return new Shape<>(
                "a name of letters, digits, \"-\", \"_\" and \".\", at most " + LONGEST_NAME + " characters",
                List.of(),
                text -> isName(text) ? Optional.of(text) : Optional.empty());
    }

    /** Names that the core takes only if they begin like a word. */
    static Shape<String> id() {
        return new Shape<>(
                "a name of letters, digits, \"-\", \"_\" and \".\", the first a letter or digit, at most "
                        + LONGEST_NAME + " characters",
                List.of(),
                text -> isName(text) && "-_.".indexOf(text.charAt(0)) < 0 ? Optional.of(text) : Optional.empty());
    }

    /** Names as model servers give them: anything a JSON string may hold, without blanks and control characters. */
    static Shape<String> modelName() {
        return new Shape<>(
                "a model's name, at most 200 characters, without blanks",
                List.of(),
                text -> isModelName(text) ? Optional.of(text) : Optional.empty());
    }

    static Shape<Boolean> flag() {
        return word(Map.of("true", true, "false", false));
    }

    static <E> Shape<E> word(Map<String, E> words) {
        List<String> sorted = words.keySet().stream().sorted().toList();
        return new Shape<>(
                "one of: " + String.join(", ", sorted), sorted, text -> Optional.ofNullable(words.get(text)));
    }

    /** The constants of an enum, in lower case. */
    static <E extends Enum<E>> Shape<E> word(Class<E> type) {
        return word(List.of(type.getEnumConstants()).stream()
                .collect(Collectors.toMap(constant -> constant.name().toLowerCase(Locale.ROOT), Function.identity())));
    }

    static Shape<Integer> whole(int least, int most) {
        return new Shape<>("a whole number from " + least + " to " + most, List.of(), text -> number(text)
                .filter(value -> value >= least && value <= most)
                .map(Long::intValue));
    }

    static Shape<Double> fraction(double least, double most) {
        return new Shape<>("a number from " + plain(least) + " to " + plain(most), List.of(), text -> decimalOf(text)
                .map(BigDecimal::doubleValue)
                .filter(value -> value >= least && value <= most));
    }

    static Shape<Double> share() {
        return share("from 0 to 1", 0, 1);
    }

    /** The same within bounds, both in percent. */
    static Shape<Double> share(int least, int most) {
        return share("from " + least + "% to " + most + "%", least / 100.0, most / 100.0);
    }

    private static Shape<Double> share(String bounds, double least, double most) {
        return new Shape<>("a share such as 20% or 0.2, " + bounds, List.of(), text -> {
            OptionalDouble share = Share.parse(text);
            return share.isPresent() && share.getAsDouble() >= least && share.getAsDouble() <= most
                    ? Optional.of(share.getAsDouble())
                    : Optional.empty();
        });
    }

    /** {@code all}, or {@code first-} and a number of tokens. */
    static Shape<Integer> hold(int most) {
        String first = "first-";
        return new Shape<>(
                "all, or first- and a number of tokens from 1 to " + most + ", such as first-40",
                List.of(),
                text -> text.equals("all")
                        ? Optional.of(VerifySettings.ALL)
                        : text.startsWith(first)
                                ? number(text.substring(first.length()))
                                        .filter(tokens -> tokens >= 1 && tokens <= most)
                                        .map(Long::intValue)
                                : Optional.empty());
    }

    /** A number that may be negative. */
    static Shape<Double> signed(double least, double most) {
        return new Shape<>("a number from " + plain(least) + " to " + plain(most), List.of(), text -> decimalOf(
                        text.startsWith("-") ? text.substring(1) : text)
                .map(value -> text.startsWith("-") ? -value.doubleValue() : value.doubleValue())
                .filter(value -> value >= least && value <= most));
    }

    /** Bounds as in {@link Price}. */
    static Shape<Price> price() {
        return new Shape<>(
                "a decimal from 0 to 1000000000 with at most six decimals, per million tokens", List.of(), text -> {
                    try {
                        return decimalOf(text).map(Price::new);
                    } catch (IllegalArgumentException outOfBounds) {
                        return Optional.empty();
                    }
                });
    }

    static Shape<Duration> duration(Duration least, Duration most) {
        return new Shape<>(
                "a duration such as 500ms, 15s or 2m, from " + Units.shown(least) + " to " + Units.shown(most),
                List.of(),
                text -> Units.duration(text)
                        .filter(value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0));
    }

    /** Empty for ever. */
    static Shape<Optional<Duration>> durationOrForever(Duration least, Duration most) {
        return new Shape<>(
                "forever, or a duration such as 400d, from " + Units.shown(least) + " to " + Units.shown(most),
                List.of("forever"),
                text -> {
                    if (text.equals("forever")) {
                        return Optional.of(Optional.empty());
                    }
                    Optional<Duration> fits = Units.duration(text)
                            .filter(value -> value.compareTo(least) >= 0 && value.compareTo(most) <= 0);
                    return fits.isPresent() ? Optional.of(fits) : Optional.empty();
                });
    }

    static Shape<Long> size(long least, long most) {
        return new Shape<>(
                "a size such as 64KiB or 25MiB, from " + Units.shown(least) + " to " + Units.shown(most),
                List.of(),
                text -> Units.size(text).filter(value -> value >= least && value <= most));
    }

    static Shape<LocalDate> date() {
        return new Shape<>("a date such as 2026-11-24", List.of(), text -> {
            try {
                return Optional.of(LocalDate.parse(text));
            } catch (DateTimeParseException malformed) {
                return Optional.empty();
            }
        });
    }

    static Shape<String> sha256() {
        return new Shape<>(
                "a SHA-256: 64 lower-case hexadecimal digits",
                List.of(),
                text -> text.length() == 64 && text.chars().allMatch(c -> digit(c) || within(c, 'a', 'f'))
                        ? Optional.of(text)
                        : Optional.empty());
    }

    /** Keys belong into {@code key:}, so a URL with user information or a query is refused. */
    static Shape<URI> url() {
        return new Shape<>(
                "a URL such as http://127.0.0.1:8090/v1, without user, query and trailing slash", List.of(), text -> {
                    try {
                        URI uri = new URI(text);
                        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
                        boolean plain = uri.getHost() != null
                                && uri.getRawUserInfo() == null
                                && uri.getRawQuery() == null
                                && uri.getRawFragment() == null
                                && uri.getPort() <= 65_535
                                && !text.endsWith("/");
                        return web && plain ? Optional.of(uri) : Optional.empty();
                    } catch (URISyntaxException malformed) {
                        return Optional.empty();
                    }
                });
    }

    private static boolean isName(String text) {
        return !text.isEmpty()
                && text.length() <= LONGEST_NAME
                && text.chars()
                        .allMatch(c -> within(c, 'a', 'z') || within(c, 'A', 'Z') || digit(c) || "-_.".indexOf(c) >= 0);
    }

    private static boolean isModelName(String text) {
        return !text.isEmpty() && text.length() <= 200 && text.chars().allMatch(c -> c > ' ' && c != 0x7f);
    }

    private static Optional<Long> number(String text) {
        boolean digits = !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(Shape::digit);
        return digits ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private static Optional<BigDecimal> decimalOf(String text) {
        // No exponents: 1e9 in a price is more likely a slip than a wish, and 1e999999999 would fill the memory.
        boolean plain = !text.isEmpty()
                && text.length() <= 30
                && text.chars().allMatch(c -> digit(c) || c == '.')
                && digit(text.charAt(0))
                && digit(text.charAt(text.length() - 1))
                && text.indexOf('.') == text.lastIndexOf('.');
        return plain ? Optional.of(new BigDecimal(text)) : Optional.empty();
    }

    private static boolean digit(int unit) {
        return within(unit, '0', '9');
    }

    private static boolean within(int unit, char first, char last) {
        return unit >= first && unit <= last;
    }

    private static String plain(double bound) {
        return BigDecimal.valueOf(bound).stripTrailingZeros().toPlainString();
    }

    /** Whether an address carries a user or a password. */
    static boolean holdsCredentials(String address) {
        return address.contains("@") || address.contains("password");
    }
}
