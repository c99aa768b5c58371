package dev.sluice.gateway.architecture.broken.adapters;

import dev.sluice.gateway.architecture.broken.config.NosyConfig;
import dev.sluice.gateway.architecture.broken.gateway.SinUtil;
import java.util.Optional;

/** Knows config and gateway. */
public record NosyAdapter(Optional<NosyConfig> config, SinUtil top) {}
