package dev.sluice.gateway.audit;

import java.util.Set;

/**
 * What an unscannable part is called in the audit. Its type is the caller's word, and a caller can write anything
 * there, so only the protocols' own words are kept.
 */
final class BlindWord {
    static final String OTHER = "other";

    private static final String DETECTOR = "detector";
    private static final Set<String> WORDS = Set.of(
            "image",
            "video",
            "video_url",
            "input_video",
            "input_file",
            "document",
            "item_reference",
            "previous_response_id",
            "conversation",
            "encrypted_content",
            "redacted_thinking",
            "container",
            "data_url",
            "opaque_text",
            "binary",
            "compressed",
            "decode_growth",
            "nested_codes",
            "scan_budget",
            "late");

    private BlindWord() {}

    static String of(String what) {
        if (WORDS.contains(what) || SafePlace.isWord(what)) {
            return what;
        }
        // One that failed; which one is not told, since a caller's type may begin like this too.
        return what.startsWith(DETECTOR + " ") ? DETECTOR : OTHER;
    }
}
