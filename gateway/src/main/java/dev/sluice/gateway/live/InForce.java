package dev.sluice.gateway.live;

import dev.sluice.config.Settings;
import dev.sluice.gateway.caller.CallerDirectory;
import dev.sluice.router.Router;

/**
 * One version of the settings with what is made of them. A request keeps the one it began with to its end.
 *
 * @param callers of these settings
 * @param router that decides by these settings
 */
public record InForce(Settings settings, CallerDirectory callers, Router router) {
    static InForce of(Settings settings) {
        return new InForce(
                settings,
                new CallerDirectory(settings.gateway().callers()),
                new Router(settings.catalogue(), settings.policy(), settings.prices()));
    }
}
