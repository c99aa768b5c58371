package dev.sluice.gateway.architecture.broken.router.two;

import dev.sluice.gateway.architecture.broken.router.one.One;
import java.util.List;

/** Needs one. */
public record Two(List<One> ones) {}
