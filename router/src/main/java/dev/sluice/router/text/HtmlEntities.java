package dev.sluice.router.text;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Names that HTML has for characters which values are written with, and for some that nobody sees. */
final class HtmlEntities {
    /** Letters; a longer name is none of these. */
    static final int LONGEST_NAME = 10;

    private static final Map<String, String> CHARACTERS = Map.ofEntries(
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", " "),
            Map.entry("ensp", " "),
            Map.entry("emsp", " "),
            Map.entry("thinsp", " "),
            Map.entry("shy", ""),
            Map.entry("zwj", ""),
            Map.entry("zwnj", ""),
            Map.entry("lrm", ""),
            Map.entry("rlm", ""),
            Map.entry("commat", "@"),
            Map.entry("period", "."),
            Map.entry("hyphen", "-"),
            Map.entry("dash", "-"),
            Map.entry("minus", "-"),
            Map.entry("ndash", "-"),
            Map.entry("mdash", "-"),
            Map.entry("lowbar", "_"),
            Map.entry("colon", ":"),
            Map.entry("semi", ";"),
            Map.entry("sol", "/"),
            Map.entry("bsol", "\\"),
            Map.entry("equals", "="),
            Map.entry("plus", "+"),
            Map.entry("num", "#"),
            Map.entry("percnt", "%"),
            Map.entry("dollar", "$"),
            Map.entry("excl", "!"),
            Map.entry("lpar", "("),
            Map.entry("rpar", ")"),
            Map.entry("comma", ","),
            Map.entry("Tab", "\t"),
            Map.entry("NewLine", "\n"));

    private HtmlEntities() {}

    /** What stands for the entity of a name, without the {@code &} and the semicolon; null if the name is unknown. */
    static @Nullable String named(String name) {
        return CHARACTERS.get(name);
    }
}
