package dev.sluice.gateway.architecture.broken.config;

import dev.sluice.gateway.architecture.broken.adapters.NosyAdapter;

/** Knows an adapter. */
public record NosyConfig(NosyAdapter adapter) {}
