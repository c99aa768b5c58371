package dev.sluice.gateway;

import dev.sluice.config.GatewaySettings;
import dev.sluice.config.LoadResult;
import dev.sluice.config.Settings;
import dev.sluice.gateway.dispatch.AskedAbilities;
import dev.sluice.gateway.live.LiveSettings;
import dev.sluice.gateway.walk.WarmUp;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.context.ConfigurationPropertiesAutoConfiguration;
import org.springframework.boot.autoconfigure.context.LifecycleAutoConfiguration;
import org.springframework.boot.autoconfigure.context.PropertyPlaceholderAutoConfiguration;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.http.codec.autoconfigure.CodecsAutoConfiguration;
import org.springframework.boot.reactor.netty.autoconfigure.NettyReactiveWebServerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.HttpHandlerAutoConfiguration;
import org.springframework.boot.webflux.autoconfigure.WebFluxAutoConfiguration;
import org.springframework.cloud.gateway.config.GatewayAutoConfiguration;
import org.springframework.cloud.gateway.config.SimpleUrlHandlerMappingGlobalCorsAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.context.support.GenericApplicationContext;
import reactor.core.publisher.Hooks;

/**
 * The running gateway. The automatic configurations are named one by one: what is not named costs no start-up time and
 * opens no door.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@ImportAutoConfiguration({
    PropertyPlaceholderAutoConfiguration.class,
    ConfigurationPropertiesAutoConfiguration.class,
    LifecycleAutoConfiguration.class,
    SslAutoConfiguration.class,
    CodecsAutoConfiguration.class,
    HttpHandlerAutoConfiguration.class,
    NettyReactiveWebServerAutoConfiguration.class,
    WebFluxAutoConfiguration.class,
    GatewayAutoConfiguration.class,
    SimpleUrlHandlerMappingGlobalCorsAutoConfiguration.class
})
@Import(Wiring.class)
public class GatewayApplication {
    private static final Logger log = LoggerFactory.getLogger(GatewayApplication.class);

    /**
     * Starts listening; returns once callers are served.
     *
     * @param source reads the configuration again when a reload is asked for
     */
    public static ConfigurableApplicationContext start(Settings settings, Supplier<LoadResult> source) {
        return start(new LiveSettings(settings, source), Clock.systemUTC());
    }

    /** @param clock for prices, facts and breakers; time limits go by the machine's own */
    static ConfigurableApplicationContext start(LiveSettings live, Clock clock) {
        Settings settings = live.settings();
        // Netty 4.2.18's native transport loses the race between a finished stream and the next request on its
        // connection (NotYetConnectedException), and is no cheaper here.
        System.setProperty("reactor.netty.native", System.getProperty("reactor.netty.native", "false"));
        Hooks.onErrorDropped(GatewayApplication::late);
        GatewaySettings gateway = settings.gateway();
        Map<String, Object> properties = new HashMap<>();
        properties.put("server.address", gateway.host());
        properties.put("server.port", gateway.port());
        ConfigurableApplicationContext context = new SpringApplicationBuilder(GatewayApplication.class)
                .web(WebApplicationType.REACTIVE)
                .properties(properties)
                .initializers(fresh -> {
                    GenericApplicationContext beans = (GenericApplicationContext) fresh;
                    beans.registerBean(Settings.class, () -> settings);
                    beans.registerBean(LiveSettings.class, () -> live);
                    beans.registerBean(Clock.class, () -> clock);
                })
                .run();
        int port = context.getEnvironment().getProperty("local.server.port", Integer.class, gateway.port());
        log.atInfo()
                .addKeyValue("base_url", GatewaySettings.address(gateway.host(), port) + "/v1")
                .log("callers are served");
        context.getBean(AskedAbilities.class).warm().subscribe();
        WarmUp.start(settings);
        return context;
    }

    /** Of a request that has been answered; its message is not logged, since it may hold a piece of the prompt. */
    private static void late(Throwable dropped) {
        log.atInfo().addKeyValue("cause", dropped.getClass().getName()).log("error after the end");
    }
}
