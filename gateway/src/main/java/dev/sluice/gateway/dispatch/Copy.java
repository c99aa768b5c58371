package dev.sluice.gateway.dispatch;

import dev.sluice.router.prompt.Prompt;

/**
 * A request that goes to a second route as well.
 *
 * @param errand whose decision is that of a shadow
 * @param prompt the request's, in which nothing was found
 */
public record Copy(Errand errand, Prompt prompt) {}
