package dev.sluice.gateway.architecture.broken.router.one;

import dev.sluice.gateway.architecture.broken.router.two.Two;

/** Needs two. */
public record One(Two two) {}
