package dev.sluice.router.sensitivity.credential;

import static dev.sluice.router.text.Clues.isDigit;

import dev.sluice.router.sensitivity.credential.KeyFormat.Body;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keys without a prefix whose parts tell them: Mailchimp, Mailgun, Telegram, Discord, Azure, Zhipu, Facebook, Firebase,
 * MaxMind; addresses that let whoever knows them write (webhooks). From the issuers' documentation, read 2026-11.
 */
final class KeyShapes {
    /** Addresses whose last part is the secret. */
    private static final List<String> HOOKS = List.of(
            "hooks.slack.com/services/",
            "hooks.slack.com/workflows/",
            "hooks.slack.com/triggers/",
            "discord.com/api/webhooks/",
            "discordapp.com/api/webhooks/",
            "hooks.zapier.com/hooks/catch/",
            "hook.integromat.com/",
            "maker.ifttt.com/trigger/",
            "api.telegram.org/bot",
            "outlook.office.com/webhook/",
            ".webhook.office.com/webhookb2/",
            "open.feishu.cn/open-apis/bot/v2/hook/",
            "open.larksuite.com/open-apis/bot/v2/hook/",
            "oapi.dingtalk.com/robot/send?access_token=",
            "qyapi.weixin.qq.com/cgi-bin/webhook/send?key=",
            "chat.googleapis.com/v1/spaces/");

    /** How far behind the address's begin its last part may end. */
    private static final int LONGEST_ADDRESS = 300;

    private static final boolean[] IN_ADDRESS = inAddress();

    private KeyShapes() {}

    record Span(int start, int end) {}

    /** The key of which this token is the part that tells it; null if it is none. */
    static @Nullable Span around(String text, int start, int end) {
        Span hook = hook(text, start, end);
        if (hook != null) {
            return hook;
        }
        int size = end - start;
        char before = start == 0 ? ' ' : text.charAt(start - 1);
        char after = end == text.length() ? ' ' : text.charAt(end);
        if (size >= 35 && size <= 50 && text.charAt(start + 32) == '-' && all(text, start, start + 32, Body.H)) {
            return mail(text, start, end) ? new Span(start, end) : null;
        }
        if (before == ':' && size >= 34 && size <= 36 && text.startsWith("AA", start)) {
            int bot = back(text, start - 1, Body.N, 11);
            return start - 1 - bot >= 8 ? new Span(bot, end) : null; // Telegram
        }
        if (before == ':' && size >= 130 && text.startsWith("APA91b", start)) {
            int sender = back(text, start - 1, Body.T, 12);
            return start - 1 - sender == 11 ? new Span(sender, end) : null; // Firebase
        }
        if (before == '|' && size >= 26 && size <= 40 && Randomness.looksRandom(text, start, end)) {
            int app = back(text, start - 1, Body.N, 18);
            return start - 1 - app >= 13 ? new Span(app, end) : null; // Facebook
        }
        if (before == '~' && text.startsWith("Q~", start - 2)) {
            return azure(text, start);
        }
        if (after == '.' && before == '.' && text.startsWith("SG.", start - 3)) {
            int second = run(text, end + 1, Body.T, 64);
            boolean parts = second - end - 1 >= 16 && Randomness.unnatural(text, start, second) >= 25;
            return parts ? new Span(start - 3, second) : null; // SendGrid
        }
        if (after == '.') {
            return dotted(text, start, end);
        }
        return text.startsWith("_mmk", end - 4) && size == 40 ? new Span(start, end) : null; // MaxMind
    }

    /** Mailchimp's data centre, or Mailgun's two further parts. */
    private static boolean mail(String text, int start, int end) {
        int tail = start + 33;
        if (text.startsWith("us", tail)) {
            return end - tail >= 3 && end - tail <= 4 && all(text, tail + 2, end, Body.N);
        }
        return end - start == 50
                && text.charAt(tail + 8) == '-'
                && all(text, tail, tail + 8, Body.H)
                && all(text, tail + 9, end, Body.H);
    }

    /** A client secret of Entra ID: three characters, a digit, {@code Q~}, 31 to 34 characters. */
    private static @Nullable Span azure(String text, int token) {
        int start = token - 6;
        if (start < 0 || !isDigit(text.charAt(token - 3))) {
            return null;
        }
        int end = token;
        while (end < text.length() && end - token < 40 && (Body.D.holds(text.charAt(end)) || text.charAt(end) == '~')) {
            end++;
        }
        return end - token >= 30 && end - token <= 38 ? new Span(start, end) : null;
    }

    private static @Nullable Span dotted(String text, int start, int end) {
        int second = run(text, end + 1, Body.T, 40);
        int size = end - start;
        if (size == 32 && second - end - 1 == 16 && all(text, start, end, Body.H)) {
            return new Span(start, second); // Zhipu
        }
        char first = text.charAt(start);
        boolean discord = size >= 23
                && size <= 28
                && first >= 'M'
                && first <= 'O'
                && second - end - 1 >= 5
                && second - end - 1 <= 7
                && second < text.length()
                && text.charAt(second) == '.';
        if (discord) {
            int third = run(text, second + 1, Body.T, 60);
            return third - second - 1 >= 25 ? new Span(start, third) : null;
        }
        return null;
    }

    private static @Nullable Span hook(String text, int start, int end) {
        if (start == 0 || "/=t".indexOf(text.charAt(start - 1)) < 0) {
            return null;
        }
        int from = start;
        boolean dotted = false;
        while (from > 0 && start - from < LONGEST_ADDRESS && inAddress(text.charAt(from - 1))) {
            from--;
            dotted |= text.charAt(from) == '.';
        }
        if (!dotted) {
            return null; // as no host's name is, but Base64
        }
        String address = text.substring(from, start);
        int scheme = address.lastIndexOf("://");
        for (String hook : HOOKS) {
            int at = address.indexOf(hook);
            if (at >= 0 && Randomness.looksRandom(text, start, end)) {
                int begin = scheme < 0 ? at : back(address, scheme, Body.L, 6);
                int last = end;
                while (last < text.length() && last - end < LONGEST_ADDRESS && inAddress(text.charAt(last))) {
                    last++;
                }
                while (".,;:)".indexOf(text.charAt(last - 1)) >= 0) {
                    last--;
                }
                return new Span(from + begin, last);
            }
        }
        return null;
    }

    private static boolean inAddress(char unit) {
        return unit < 127 && IN_ADDRESS[unit];
    }

    private static boolean[] inAddress() {
        boolean[] units = new boolean[127];
        for (char unit = '!'; unit < 127; unit++) {
            units[unit] = "\"'`<>()[]{}\\|,".indexOf(unit) < 0;
        }
        return units;
    }

    private static boolean all(String text, int start, int end, Body body) {
        for (int i = start; i < end; i++) {
            if (!body.holds(text.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    private static int back(String text, int end, Body body, int longest) {
        int start = end;
        while (start > 0 && end - start < longest && body.holds(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static int run(String text, int start, Body body, int longest) {
        int end = start;
        while (end < text.length() && end - start < longest && body.holds(text.charAt(end))) {
            end++;
        }
        return end;
    }
}
