package dev.sluice.router.sensitivity.quasiidentifier;

import dev.sluice.router.sensitivity.Detector;
import dev.sluice.router.sensitivity.DetectorContract;
import java.util.List;

class UrlDetectorTest extends DetectorContract {
    @Override
    protected Detector detector() {
        return new UrlDetector();
    }

    @Override
    protected List<String> samples() {
        return List.of(
                "https://larkmoor.fi/a/b?c=d#e",
                "http://www.Larkmoor.com.pt/",
                "ftp://files.larkmoor.dk/x.zip",
                "www.larkmoor.se",
                "larkmoor.com",
                "shop.larkmoor.co.uk/basket",
                "HTTPS://LARKMOOR.IO");
    }

    @Override
    protected List<String> benign() {
        return List.of(
                "See https://example.com/a and http://localhost:8080/x.",
                "import java.net.URI; java.io.File; node.js, index.html",
                "xmlns=\"http://www.w3.org/2000/svg\"",
                "a.keller@larkmoor.com",
                "The com port, org chart and net gain.",
                "socket.io, this.app.use, data.info()",
                "jdbc:postgresql://db/orders");
    }
}
