package dev.sluice.router.sensitivity.credential;

import static dev.sluice.router.sensitivity.credential.KeyFormat.Body.ALPHANUMERIC;
import static dev.sluice.router.sensitivity.credential.KeyFormat.Body.CAPITALS;
import static dev.sluice.router.sensitivity.credential.KeyFormat.Body.DOTTED;
import static dev.sluice.router.sensitivity.credential.KeyFormat.Body.HEX;
import static dev.sluice.router.sensitivity.credential.KeyFormat.Body.TOKEN;

import dev.sluice.router.sensitivity.Confidence;
import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.Findings;
import dev.sluice.router.sensitivity.Kind;
import dev.sluice.router.sensitivity.Sensitivity;
import dev.sluice.router.text.Clues;
import dev.sluice.router.text.Positions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Keys whose issuers gave them a prefix so that they can be recognised, and JSON web tokens. */
public final class ApiKeyDetector implements Detector {
    private static final Kind KIND = new Kind("SECRET.API_KEY", Sensitivity.RESTRICTED);

    /** From the issuers' documentation and the public rules of secret scanners; read 2026-11. */
    private static final List<KeyFormat> FORMATS = List.of(
            new KeyFormat("sk-", 20, TOKEN), // OpenAI, Anthropic, OpenRouter, Sluice itself
            new KeyFormat("sk_live_", 16, ALPHANUMERIC), // Stripe
            new KeyFormat("rk_live_", 16, ALPHANUMERIC),
            new KeyFormat("whsec_", 24, ALPHANUMERIC),
            new KeyFormat("AKIA", 16, CAPITALS), // AWS
            new KeyFormat("ASIA", 16, CAPITALS),
            new KeyFormat("ABIA", 16, CAPITALS),
            new KeyFormat("ACCA", 16, CAPITALS),
            new KeyFormat("ghp_", 30, ALPHANUMERIC), // GitHub
            new KeyFormat("gho_", 30, ALPHANUMERIC),
            new KeyFormat("ghu_", 30, ALPHANUMERIC),
            new KeyFormat("ghs_", 30, DOTTED),
            new KeyFormat("ghr_", 30, ALPHANUMERIC),
            new KeyFormat("github_pat_", 30, TOKEN),
            new KeyFormat("glpat-", 20, DOTTED), // GitLab
            new KeyFormat("gloas-", 20, TOKEN),
            new KeyFormat("gldt-", 20, TOKEN),
            new KeyFormat("glrt-", 20, TOKEN),
            new KeyFormat("glrtr-", 20, TOKEN),
            new KeyFormat("glcbt-", 20, TOKEN),
            new KeyFormat("glptt-", 20, TOKEN),
            new KeyFormat("glft-", 20, TOKEN),
            new KeyFormat("glimt-", 20, TOKEN),
            new KeyFormat("glagent-", 20, TOKEN),
            new KeyFormat("glwt-", 20, TOKEN),
            new KeyFormat("glsoat-", 20, TOKEN),
            new KeyFormat("glffct-", 20, TOKEN),
            new KeyFormat("xoxb-", 10, TOKEN), // Slack
            new KeyFormat("xoxp-", 10, TOKEN),
            new KeyFormat("xoxa-", 10, TOKEN),
            new KeyFormat("xoxe-", 10, TOKEN),
            new KeyFormat("xoxr-", 10, TOKEN),
            new KeyFormat("xoxs-", 10, TOKEN),
            new KeyFormat("xoxc-", 10, TOKEN),
            new KeyFormat("xoxd-", 10, TOKEN),
            new KeyFormat("xapp-", 10, TOKEN),
            new KeyFormat("AIza", 30, TOKEN), // Google
            new KeyFormat("GOCSPX-", 20, TOKEN),
            new KeyFormat("ya29.", 20, TOKEN),
            new KeyFormat("SK", 32, HEX), // Twilio
            new KeyFormat("AC", 32, HEX),
            new KeyFormat("SG.", 40, DOTTED), // SendGrid
            new KeyFormat("key-", 32, HEX), // Mailgun
            new KeyFormat("npm_", 30, ALPHANUMERIC),
            new KeyFormat("pypi-", 30, TOKEN),
            new KeyFormat("rubygems_", 30, HEX),
            new KeyFormat("hf_", 30, ALPHANUMERIC), // Hugging Face
            new KeyFormat("gsk_", 30, ALPHANUMERIC), // Groq
            new KeyFormat("r8_", 30, ALPHANUMERIC), // Replicate
            new KeyFormat("pplx-", 30, ALPHANUMERIC), // Perplexity
            new KeyFormat("dop_v1_", 40, HEX), // DigitalOcean
            new KeyFormat("dapi", 32, HEX), // Databricks
            new KeyFormat("shpat_", 32, HEX), // Shopify
            new KeyFormat("shpss_", 32, HEX),
            new KeyFormat("NRAK-", 20, CAPITALS), // New Relic
            new KeyFormat("figd_", 30, TOKEN), // Figma
            new KeyFormat("glsa_", 30, TOKEN), // Grafana
            new KeyFormat("lin_api_", 30, ALPHANUMERIC), // Linear
            new KeyFormat("sntrys_", 30, TOKEN), // Sentry
            new KeyFormat("hvs.", 24, TOKEN), // HashiCorp Vault
            new KeyFormat("dckr_pat_", 20, TOKEN), // Docker
            new KeyFormat("PMAK-", 30, TOKEN), // Postman
            new KeyFormat("pscale_tkn_", 30, TOKEN), // PlanetScale
            new KeyFormat("tfp_", 30, TOKEN), // Typeform
            new KeyFormat("eyJ", 40, DOTTED)); // JSON web tokens and what is made like them

    private static final Map<Character, List<KeyFormat>> BY_FIRST = FORMATS.stream()
            .collect(Collectors.groupingBy(format -> format.prefix().charAt(0)));

    private static final List<List<KeyFormat>> TABLE = table();

    @Override
    public List<Kind> kinds() {
        return List.of(KIND);
    }

    @Override
    public void find(Clues clues, Findings found) {
        String text = clues.text();
        Positions tokens = clues.tokens();
        for (int i = 0; i < tokens.size(); i += 2) {
            int start = tokens.at(i);
            int last = tokens.at(i + 1);
            // SG., ya29. and hvs. end where the token begins.
            int dot = text.startsWith(".", start - 1) ? Math.max(found.end(), wordStart(text, start - 1)) : start;
            for (int at = Math.max(dot, found.end()); at < last; at++) {
                if (at == dot || at == start || !joined(text.charAt(at - 1))) {
                    at = Math.max(at, keyAt(text, at, found) - 1);
                }
            }
        }
    }

    /** One past the key at this place, or the place itself. */
    private static int keyAt(String text, int at, Findings found) {
        char unit = text.charAt(at);
        for (KeyFormat format : unit < 128 ? TABLE.get(unit) : List.<KeyFormat>of()) {
            int end = format.end(text, at);
            if (end > at) {
                found.add(KIND, Confidence.HIGH, at, end);
                return end;
            }
        }
        return at;
    }

    private static boolean joined(char before) {
        return Clues.isLetter(before) || Clues.isDigit(before);
    }

    private static int wordStart(String text, int dot) {
        int start = dot;
        while (start > 0 && dot - start < 5 && joined(text.charAt(start - 1))) {
            start--;
        }
        return start;
    }

    private static List<List<KeyFormat>> table() {
        List<List<KeyFormat>> table = new ArrayList<>();
        for (char unit = 0; unit < 128; unit++) {
            table.add(BY_FIRST.getOrDefault(unit, List.of()));
        }
        return List.copyOf(table);
    }
}
