package dev.sluice.loadtest.bench;

import dev.sluice.router.prompt.Part;
import dev.sluice.router.prompt.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * Requests made to take long, by name: each repeats what makes some recogniser start, hides much, or is cut in very
 * many pieces. The number asked for is bytes of the request.
 */
final class HostileRequests {
    /** Single characters, blanks parted by one. */
    private static final String RUNS =
            "1 a A ( [ { \" ' @ . - _ / + = : % & < \\ ` # * | 0 é я 中 \u0301 \u200b \uff11 ٣";

    /** Parted by tabs, since blanks count. */
    private static final String STARTS = "a@\ta.\ta-\t1.\t1-\t(1)\t1/\ta=\ta:\ta@b.\t://\ta://b:\tx://a:b@\t-----B\t"
            + "-----BEGIN PRIVATE KEY-----\t((1\t-1\t+1\t1_\ta1\t1a\tA1b2\t\\u\t\\u{\t&#\t=4\t%4\t&amp\t<a>\t</\ta b \tab \t"
            + "A \ta1 \tAb \tAB \tab12 ";

    private static final String NUMBERS =
            "1 \t1,\t1, \t12 \t12, \t123 \t123,\t1234 \t1234-\t12345 \t123456, \t1234567 \t"
                    + "12345678\n\t123456789,\t4539148803436467 \t4539 1488 0343 6467, \t1.2.3.4 \t10.0.0.1, \t256.1.1.1 \t1.2 \t"
                    + "0x41, \t0x41,\t65, \t065 \t\\x41\t01000001 \t2024-01-02 \t12:34 \t12/11/2024, \t+1 212 555 2368 \t"
                    + "call 1234567, \tssn 666-12-3456 \t(212) 555-2368 \tDE89 \tDE89370400440532013000 \tGB82 WEST \tFR76\t::1 \t"
                    + "fe80::1 \ta:b:c:d:\t00:1a:2b:3c:4d:5e \t51.5, -0.1 \t$1 \t1% \t٣ \t１２ \t12.\t1 2-3/4 ";

    private static final String WORDS = "one \tfour five \tdouble two \tJohn Smith \tJohn Smith, \tMr Smith \tJohn \t"
            + "Mary Jane Watson-Parker \tpatient John \tDear John,\n\tdiabetes \tJohn has diabetes. \tconfidential \t"
            + "password \tpassword is \tpassport number \tssn \tiban \tcard \tcvv 123 \tborn 1970 \taddress \t"
            + "12 Main Street, \t1 Rd \tLondon \tNew York \tin London \tAcme Inc. \tUniversity of \tworks at \tengineer \t"
            + "age 5 \t5 years old \tmrn 1 \tnpi 1234567890 \ttoken \tcurl -u a:b \tmysql -p\tnet a \tsqlplus a/b \tcommit \t"
            + "zip 12345 \twww.a.com \thttp://a.b/c \tBearer \tsk-\tghp_\tAKIA\teyJ-\teyJhbGciOiJIUzI1NiJ9.\tterces \t"
            + "cipher gur \tMay 5, \tMonday \tCEO \t田中様\t电话\t张伟\t홍길동\t一二三\t密码是\tИван Петров \tпароль \t"
            + "José García \tc0nf1d3ntial \t4Sl 92OS \tpa55w0rd ";

    private static final String ASSIGNMENTS =
            "key=\tpassword=\tpassword: \tpassword=\"a\",\t\"password\": \"\tapi_key=a \t"
                    + "token=\"a1b2c3d4e5f6g7h8\"\n\tpwd='\ta=b;\ta=b&\texport A=b\n\tServer=a;Password=b;\tpostgres://a:b@c/d \t"
                    + "AccountKey=\tuser:pass@\t<password>a</password>\t= = \t: : \ta:=\t{\"a\":\t[[1,\t\"a\": \"b\", ";

    private static final String DISGUISES =
            "%41\t%2541\t&#65;\t&amp;amp;#65;\t\\u0041\t\\\\u0041\t\\n\t\\\\n\t\\\"\t=41\t=\n\t"
                    + "QUFB \tYWJjZGVmZ2hpamtsbW5vcA== \tYWJjZGVmZw==\t61626364\t61626364 \tH4sIAAAA \teJw\ta\u200bb\ta\u0301\t"
                    + "pаss \t\u202etxet\tｐａｓｓ \tp.a.s.s.w.o.r.d \tp a s s w o r d  \t4.5.3.9.1.4.8.8 \t4|5|3|9|\t4_5_3_9 \t"
                    + "4\n5\n3\n\t'4','5',\ta/b/c/d/e/f/g \t①②③ \t<b>4</b><i>5</i>\tchr(65)+\t\\101\\102\tU+0041 \t"
                    + "The “café” — Причал 码头 ٣ naïve…\n\tLS0tLS1CRUdJTi/";

    private HostileRequests() {}

    static Map<String, IntFunction<List<Part>>> all() {
        Map<String, IntFunction<List<Part>>> all = new LinkedHashMap<>();
        for (String group : List.of(STARTS, NUMBERS, WORDS, ASSIGNMENTS, DISGUISES)) {
            for (String piece : group.split("\t")) {
                all.put(shown(piece), bytes -> text(repeated(piece, bytes)));
            }
        }
        for (String unit : RUNS.split(" ")) {
            all.put(shown(unit) + " alone", bytes -> text(repeated(unit, bytes)));
        }
        all.put("random ASCII", bytes -> text(random(bytes, ' ', 127)));
        all.put("random units", bytes -> text(random(bytes / 3, 0x80, 0xD800)));
        HostileBlobs.add(all);
        pieces(all);
        return all;
    }

    /** Bodies of very many members: their names, quotes and commas count as bytes too. */
    private static void pieces(Map<String, IntFunction<List<Part>>> all) {
        all.put("small numbers in members", bytes -> numbers(bytes / 10, 999));
        all.put("numbers in members", bytes -> numbers(bytes / 16, 999_999_999));
        all.put("empty strings", bytes -> strings(bytes / 4, "", Part.Sort.VALUE));
        all.put("strings of a digit", bytes -> strings(bytes / 8, "4", Part.Sort.VALUE));
        all.put("strings of letters", bytes -> strings(bytes / 8, "ab", Part.Sort.VALUE));
        all.put("members' names", bytes -> strings(bytes / 8, "ab", Part.Sort.NAME));
        all.put("values of numbers", bytes -> strings(bytes / 160, "4539 ".repeat(32), Part.Sort.VALUE));
        all.put("turns of numbers", bytes -> strings(bytes / 330, "1 ".repeat(165), Part.Sort.SPEECH));
        all.put("turns of names", bytes -> strings(bytes / 30, "John Smith ", Part.Sort.SPEECH));
        all.put("results", bytes -> strings(bytes / 30, "id 4539 John", Part.Sort.RESULT));
    }

    static List<Part> text(String text) {
        return List.of(new Part.Text(Place.at("messages").then(0).then("content"), text, Part.Sort.SPEECH, "user"));
    }

    private static String repeated(String piece, int bytes) {
        return piece.repeat(Math.max(1, bytes / piece.getBytes(StandardCharsets.UTF_8).length));
    }

    private static List<Part> numbers(int count, int most) {
        Random random = new Random(1);
        Place owner = Place.at("metadata");
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String name = "k" + i % 97;
            parts.add(new Part.Text(owner.then(name), name, Part.Sort.NAME, ""));
            parts.add(new Part.Text(owner.then(name), Integer.toString(random.nextInt(most)), Part.Sort.NUMBER, ""));
        }
        return parts;
    }

    private static List<Part> strings(int count, String text, Part.Sort sort) {
        List<Part> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            Place place = Place.at("messages").then(i).then("content");
            parts.add(new Part.Text(place, text, sort, i % 2 == 0 ? "user" : "assistant"));
        }
        return parts;
    }

    private static String random(int units, int from, int to) {
        StringBuilder text = new StringBuilder(units);
        new Random(1).ints(units, from, to).forEach(unit -> text.append((char) unit));
        return text.toString();
    }

    private static String shown(String piece) {
        return piece.strip().replace("\n", "\\n").replace("\u200b", "\\u200b").replace("\u0301", "\\u0301");
    }
}
