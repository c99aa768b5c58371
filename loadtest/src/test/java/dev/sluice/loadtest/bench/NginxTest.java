package dev.sluice.loadtest.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NginxTest {
    @Test
    void nginx_keeps_connections_to_the_upstream_and_holds_no_event_back() {
        assertThat(Nginx.configuration(8080, 9090, 2))
                .contains("listen 127.0.0.1:8080", "server 127.0.0.1:9090;", "worker_processes 2;")
                .contains("keepalive 256;", "proxy_buffering off;", "proxy_set_header Connection \"\";");
    }
}
