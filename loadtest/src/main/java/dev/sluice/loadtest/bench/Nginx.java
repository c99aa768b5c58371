package dev.sluice.loadtest.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** nginx as a plain reverse proxy: the yardstick. */
final class Nginx {
    static final String HOW_TO_INSTALL =
            "nginx was not found; `apt-get install nginx-light` (or your system's package) "
                    + "brings it. Going on without it: ratios are to direct.";

    private Nginx() {}

    /** Where its program is; {@code sbin} is looked at too, which a user's path often leaves out. */
    static Optional<Path> program() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return Stream.concat(Stream.of(path.split(":")), Stream.of("/usr/sbin", "/usr/local/sbin"))
                .map(directory -> Path.of(directory, "nginx"))
                .filter(Files::isExecutable)
                .findFirst();
    }

    static List<String> command(Path program, Path directory, int port, int upstreamPort) throws IOException {
        Path file = directory.resolve("nginx.conf");
        Files.writeString(
                file,
                configuration(port, upstreamPort, Runtime.getRuntime().availableProcessors()),
                StandardCharsets.UTF_8);
        return List.of(
                program.toString(),
                "-p",
                directory.toString(),
                "-c",
                file.toString(),
                "-e",
                directory.resolve("nginx-error.log").toString());
    }

    /**
     * A worker a core, connections to the upstream kept alive, answers passed on as they come, no access log: nothing
     * that a proxy for streams could do without is on.
     */
    static String configuration(int port, int upstreamPort, int cores) {
        return """
                daemon off;
                pid nginx.pid;
                error_log nginx-error.log warn;
                worker_processes %d;
                worker_rlimit_nofile 16384;
                events {
                    worker_connections 8192;
                }
                http {
                    access_log off;
                    client_body_temp_path body;
                    proxy_temp_path proxy;
                    fastcgi_temp_path fastcgi;
                    uwsgi_temp_path uwsgi;
                    scgi_temp_path scgi;
                    tcp_nodelay on;
                    upstream model {
                        server 127.0.0.1:%d;
                        keepalive 256;
                        keepalive_requests 100000000;
                        keepalive_timeout 600s;
                    }
                    server {
                        listen 127.0.0.1:%d backlog=4096;
                        keepalive_requests 100000000;
                        keepalive_timeout 600s;
                        client_max_body_size 32m;
                        client_body_buffer_size 1m;
                        location / {
                            proxy_pass http://model;
                            proxy_http_version 1.1;
                            proxy_set_header Connection "";
                            proxy_buffering off;
                            proxy_read_timeout 600s;
                        }
                    }
                }
                """.formatted(cores, upstreamPort, port);
    }
}
