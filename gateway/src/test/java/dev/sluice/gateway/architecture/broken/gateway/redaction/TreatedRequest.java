package dev.sluice.gateway.architecture.broken.gateway.redaction;

public record TreatedRequest(String body) {}
