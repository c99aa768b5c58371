package dev.sluice.loadtest.load;

/** An answer was wrong or did not come: whatever was measured until then means nothing. */
public final class LoadFailure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public LoadFailure(String message) {
        super(message);
    }
}
