package dev.sluice.gateway.audit;

import dev.sluice.gateway.journal.Label;

/**
 * Which software and which rules were at work.
 *
 * @param build the gateway's version
 * @param settings version of all configuration
 * @param policyHash SHA-256 of the policy's file
 * @param detectors fingerprint of the list of detectors
 */
public record Provenance(String build, String settings, String policyHash, String detectors) {
    /** Of the jar that runs; {@code unpackaged} from class files. */
    private static final String BUILD = version();

    public Provenance {
        build = Label.line(build, 64);
        settings = Label.of(settings, 64);
        policyHash = Label.of(policyHash, 64);
        detectors = Label.of(detectors, 64);
    }

    /** Of this build. */
    public static Provenance ofThisBuild(String settings, String policyHash, String detectors) {
        return new Provenance(BUILD, settings, policyHash, detectors);
    }

    void write(JsonLine out) {
        out.text("build", build)
                .text("settings_version", settings)
                .text("policy_hash", policyHash)
                .text("detectors", detectors);
    }

    private static String version() {
        String version = Provenance.class.getPackage().getImplementationVersion();
        return version == null ? "unpackaged" : version;
    }
}
