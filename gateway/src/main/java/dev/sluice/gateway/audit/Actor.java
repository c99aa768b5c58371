package dev.sluice.gateway.audit;

/**
 * A caller as the audit trail knows it: by a random pseudonym, and with a key of its own. Erasing the caller destroys
 * the key: then neither its name can be read nor any of its requests be recognised. Thread-safe.
 */
public final class Actor {
    private final String id;
    private final byte[] sealing;
    private final Keyed requests;

    /**
     * @param id 16 hexadecimal digits
     * @param secret 32 random bytes
     */
    public static Actor of(String id, byte[] secret) {
        return new Actor(id, secret);
    }

    private Actor(String id, byte[] secret) {
        this.id = id;
        Keyed derive = new Keyed(secret);
        this.sealing = derive.of("sluice audit: seal");
        this.requests = new Keyed(derive.of("sluice audit: requests"));
    }

    /** 16 hexadecimal digits. */
    public String id() {
        return id;
    }

    /**
     * HMAC-SHA-256 of a request's body with this actor's key, 64 hexadecimal digits. Whoever holds a body and the
     * storage folder can show that it was this request; without the key not even a short body can be guessed, and two
     * callers' equal bodies cannot be told to be equal.
     */
    public String hmac(byte[] body) {
        return requests.hex(body);
    }

    byte[] sealing() {
        return sealing;
    }
}
