package dev.sluice.router.catalogue;

/**
 * One backend and one model on it.
 *
 * @param name what callers may write as {@code model} to get exactly this route; unique; by default
 *     {@code backend/model}
 */
public record Route(String name, Backend backend, Model model) {
    public Route {
        if (name.isBlank()) {
            throw new IllegalArgumentException("name: blank (expected what callers write as model)");
        }
    }

    /** A route that is named by its id. */
    public static Route of(Backend backend, Model model) {
        return new Route(backend.name() + "/" + model.name(), backend, model);
    }

    /** {@code backend/model}: how the ledger, prices and {@code x-sluice-route} name it. */
    public String id() {
        return backend.name() + "/" + model.name();
    }

    public boolean leavesTheHouse() {
        return backend.leavesTheHouse();
    }
}
