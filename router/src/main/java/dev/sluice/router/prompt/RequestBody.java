package dev.sluice.router.prompt;

/** The caller's bytes. Nobody changes them after they were read; whoever holds the array only looks. */
public final class RequestBody {
    private final byte[] bytes;

    public RequestBody(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The array itself, not a copy. */
    public byte[] bytes() {
        return bytes;
    }

    /** In bytes. */
    public int size() {
        return bytes.length;
    }
}
