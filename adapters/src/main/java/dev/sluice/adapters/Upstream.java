package dev.sluice.adapters;

import dev.sluice.router.catalogue.Secret;
import dev.sluice.router.catalogue.Timeouts;
import java.net.URI;

/**
 * One permitted call's way to a provider.
 *
 * @param url the API's base, such as {@code https://api.openai.com/v1}
 * @param outbound opens connections for this call and no other
 */
public record Upstream(URI url, Secret key, Timeouts timeouts, Outbound outbound) {}
