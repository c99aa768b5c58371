package dev.sluice.gateway.architecture.broken.gateway;

/** A name that says nothing. */
public record SinUtil() {}
