package dev.sluice.router.sensitivity;

import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/** Ways to write a text, or a card number, so that it does not look like itself, by their names. */
final class Disguise {
    static final Map<String, UnaryOperator<String>> OF_TEXT = ofText();

    /** Of digits without anything between. */
    static final Map<String, UnaryOperator<String>> OF_CARDS = ofCards();

    private Disguise() {}

    private static Map<String, UnaryOperator<String>> ofText() {
        Map<String, UnaryOperator<String>> all = new LinkedHashMap<>();
        all.put("base64", Disguise::base64);
        all.put(
                "base64 for addresses",
                text -> Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(UTF_8)));
        all.put("base64 in lines", text -> base64(text).replaceAll("(.{20})", "$1\n"));
        all.put("base64 in code", text -> "x = '" + base64(text) + "'; print(b64decode(x))");
        all.put("base64 behind a name", text -> "token" + base64(text));
        all.put("base64 of UTF-16", text -> Base64.getEncoder().encodeToString(text.getBytes(UTF_16LE)));
        all.put("base32", Disguise::base32);
        all.put("gzip", text -> packed(text, true));
        all.put("deflate", text -> packed(text, false));
        all.put("hexadecimal", text -> HexFormat.of().formatHex(text.getBytes(UTF_8)));
        all.put("hexadecimal, spaced", text -> HexFormat.ofDelimiter(" ").formatHex(text.getBytes(UTF_8)));
        all.put(
                "hexadecimal, in a list",
                text -> HexFormat.ofDelimiter(", ").withPrefix("0x").formatHex(text.getBytes(UTF_8)));
        all.put("hexadecimal escapes", text -> HexFormat.of().withPrefix("\\x").formatHex(text.getBytes(UTF_8)));
        all.put("percent", text -> HexFormat.of().withPrefix("%").formatHex(text.getBytes(UTF_8)));
        all.put("percent, in part", text -> URLEncoder.encode(text, UTF_8).replace("+", "%20"));
        all.put(
                "percent, twice",
                text -> URLEncoder.encode(URLEncoder.encode(text, UTF_8).replace("+", "%20"), UTF_8));
        all.put("entities", text -> each(text, unit -> "&#" + (int) unit + ";"));
        all.put("entities, hexadecimal", text -> each(text, unit -> "&#x" + Integer.toHexString(unit) + ";"));
        all.put("unicode escapes", text -> each(text, unit -> String.format("\\u%04x", (int) unit)));
        all.put("unicode escapes with braces", text -> each(text, unit -> "\\u{" + Integer.toHexString(unit) + "}"));
        all.put("octal escapes", text -> each(text, unit -> String.format("\\%03o", (int) unit)));
        all.put("quoted-printable", text -> each(text, unit -> String.format("=%02X", (int) unit)));
        all.put("decimal codes", text -> each(text, unit -> (int) unit + " "));
        all.put("code points", text -> each(text, unit -> String.format("U+%04X ", (int) unit)));
        all.put(
                "ones and zeros",
                text -> each(text, unit -> String.format("%8s ", Integer.toBinaryString(unit))
                        .replace(' ', '0')
                        .replaceAll("0$", " ")));
        for (String mark : List.of("-", "/", "_", "|", "~", "·", " - ", "][")) {
            all.put("each character apart by '" + mark + "'", text -> String.join(mark, text.split("")));
        }
        all.put(
                "calls for codes",
                text -> text.chars().mapToObj(unit -> "chr(" + unit + ")").collect(Collectors.joining("+")));
        all.put(
                "codes of a call",
                text -> "String.fromCharCode("
                        + text.chars().mapToObj(Integer::toString).collect(Collectors.joining(",")) + ")");
        all.put("dump", Disguise::dump);
        all.put("style sheet", text -> each(text, unit -> String.format("\\%06x", (int) unit)));
        all.put("bold within words", text -> text.replaceAll("(\\w\\w)(?=\\w)", "$1****"));
        all.put("a tag around each character", text -> each(text, unit -> unit == ' ' ? " " : "<b>" + unit + "</b>"));
        all.put("colours", text -> text.replaceAll("(\\w\\w)(?=\\w)", "$1\u001b[0m"));
        all.put("a query", text -> "GET /search?q=" + URLEncoder.encode(text, UTF_8) + "&p=2");
        all.put("lines that go on", text -> text.replaceAll("(.{9})(?=.)", "$1\\\\\n"));
        all.put("named pieces", Disguise::pieces);
        all.put("json string", text -> "{\"v\": \"{\\\"v\\\": \\\"" + text + "\\\"}\"}");
        all.put("CDATA", text -> "<rec><![CDATA[" + text + "]]></rec>");
        all.put(
                "fullwidth",
                text -> each(text, unit -> unit == ' ' ? "\u3000" : String.valueOf((char) (unit + 0xFEE0))));
        all.put("zero-width", text -> each(text, unit -> unit + "\u200b"));
        all.put("soft hyphens", text -> each(text, unit -> unit + "\u00ad"));
        all.put(
                "struck through",
                text -> each(text, unit -> Character.isLetterOrDigit(unit) ? unit + "\u0335" : "" + unit));
        all.put(
                "tags",
                text -> "hi"
                        + text.codePoints()
                                .map(unit -> 0xE0000 + unit)
                                .mapToObj(Character::toString)
                                .collect(Collectors.joining()));
        all.put("override", text -> "\u202e" + new StringBuilder(text).reverse() + "\u202c");
        all.put("reversed", text -> "Read backwards: " + new StringBuilder(text).reverse());
        all.put("rot13", text -> "rot13: " + rotated(text));
        return all;
    }

    private static Map<String, UnaryOperator<String>> ofCards() {
        Map<String, UnaryOperator<String>> all = new LinkedHashMap<>();
        for (String gap : List.of(" ", ".", "-", "_", " , ", "\n", "\t", "/", "*", "\u00b7", "\u00a0", " - ", "|")) {
            all.put("each digit apart by '" + gap + "'", digits -> String.join(gap, digits.split("")));
        }
        for (String gap :
                List.of("_", "|", "*", "\u2013", "\n", "', '", "\", \"", "\" + \"", "' . '", "<b></b>", " / ")) {
            all.put(
                    "groups apart by '" + gap + "'",
                    digits -> "'" + String.join(gap, digits.split("(?<=\\G....)")) + "'");
        }
        all.put("characters of an array", digits -> "{'" + String.join("','", digits.split("")) + "'}");
        all.put("Arabic-Indic", digits -> digit(digits, 0x660));
        all.put("Devanagari", digits -> digit(digits, 0x966));
        all.put("mathematical", digits -> digit(digits, 0x1D7CE));
        all.put("superscript", digits -> each(digits, unit -> "⁰¹²³⁴⁵⁶⁷⁸⁹".substring(unit - '0', unit - '0' + 1)));
        all.put(
                "in circles",
                digits -> each(digits, unit -> unit == '0' ? "⓪" : Character.toString(0x245F + unit - '0')));
        all.put("on keycaps", digits -> each(digits, unit -> unit + "\ufe0f\u20e3"));
        all.put("in English", digits -> words(digits, "zero one two three four five six seven eight nine"));
        all.put("in German", digits -> words(digits, "null eins zwei drei vier fünf sechs sieben acht neun"));
        all.put("in Spanish", digits -> words(digits, "cero uno dos tres cuatro cinco seis siete ocho nueve"));
        all.put("in Chinese", digits -> each(digits, unit -> "〇一二三四五六七八九".substring(unit - '0', unit - '0' + 1)));
        all.put("letters for digits", digits -> digits.replace('0', 'O').replace('1', 'l'));
        all.put("behind a name", digits -> "customer_" + digits);
        return all;
    }

    private interface Spelling {
        String of(char unit);
    }

    private static String each(String text, Spelling spelling) {
        StringBuilder spelled = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            spelled.append(spelling.of(text.charAt(i)));
        }
        return spelled.toString();
    }

    private static String digit(String digits, int zero) {
        return each(digits, unit -> Character.toString(zero + unit - '0'));
    }

    private static String words(String digits, String names) {
        return each(digits, unit -> names.split(" ")[unit - '0'] + " ");
    }

    /** As {@code hexdump -C} prints it. */
    private static String dump(String text) {
        StringBuilder lines = new StringBuilder();
        for (int at = 0; at < text.length(); at += 16) {
            String line = text.substring(at, Math.min(text.length(), at + 16));
            String codes = HexFormat.of().formatHex(line.getBytes(UTF_8)).replaceAll("(.{2})(?=.)", "$1 ");
            lines.append(String.format("%08x  %-47s  |%s|%n", at, codes, line));
        }
        return "\n" + lines;
    }

    private static String pieces(String text) {
        StringBuilder code = new StringBuilder();
        for (int at = 0; at < text.length(); at += 7) {
            code.append("p").append(at / 7 + 1).append(" = \"").append(text, at, Math.min(text.length(), at + 7));
            code.append("\"\n");
        }
        return code.toString();
    }

    static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    private static String base32(String text) {
        StringBuilder bits = new StringBuilder();
        for (byte one : text.getBytes(UTF_8)) {
            bits.append(String.format("%8s", Integer.toBinaryString(one & 0xFF)).replace(' ', '0'));
        }
        bits.append("0".repeat((5 - bits.length() % 5) % 5));
        StringBuilder coded = new StringBuilder();
        for (int i = 0; i < bits.length(); i += 5) {
            coded.append(
                    "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(new BigInteger(bits.substring(i, i + 5), 2).intValue()));
        }
        return coded.toString();
    }

    /** In base64. */
    static String packed(String text, boolean gzip) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (var packing = gzip ? new GZIPOutputStream(bytes) : new DeflaterOutputStream(bytes)) {
            packing.write(text.getBytes(UTF_8));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static String rotated(String text) {
        return each(text, unit -> {
            int base = Character.isUpperCase(unit) ? 'A' : 'a';
            return String.valueOf(Character.isLetter(unit) ? (char) (base + (unit - base + 13) % 26) : unit);
        });
    }
}
