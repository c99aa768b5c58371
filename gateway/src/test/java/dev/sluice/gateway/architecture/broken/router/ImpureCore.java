package dev.sluice.gateway.architecture.broken.router;

import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.http.HttpStatus;

/** Knows a framework, and looks at the disk. */
public final class ImpureCore {
    public HttpStatus status(Path path) {
        return Files.exists(path) ? HttpStatus.OK : HttpStatus.NOT_FOUND;
    }
}
