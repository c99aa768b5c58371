package dev.sluice.gateway.architecture.broken.gateway.dialect;

public final class BodySplice {
    private BodySplice() {}

    public static String withModel(String model) {
        return model;
    }
}
