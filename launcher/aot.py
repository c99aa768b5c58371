"""A fast start: the JVM writes down what a first run loaded, linked and ran often, and later ones read it (JEP 483, 514, 515).

One training run of the gateway, on free ports, under some seconds of load, with a backend that only plays a model. So
later runs compile what requests need at once, and the first caller does not wait for a cold JVM. A cache that does not
fit (another JDK, other flags) is ignored by the JVM; where none can be made, the gateway starts as it always did.
"""
import hashlib
import os
import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from . import ports
from .children import status
from .console import Step
from .jdk import Jdk
from .places import APP, LOGS

_READY_SECONDS = 60
_LIVE_SECONDS = 60
_END_SECONDS = 90
# Opens a gateway that lives for some seconds on loopback, and nothing else.
_KEY = "sk-sluice-training"


def flags(jdk: Jdk) -> list[str]:
    """The flag that uses the cache, if there is one that was made by this very JDK."""
    cache = _cache(jdk)
    if cache.exists() and not os.environ.get("SLUICE_JAVA_OPTS"):
        # Silent where it does not fit: a slower start is no reason to alarm anybody.
        return [f"-XX:AOTCache={cache}", "-Xlog:aot=off", "-Xlog:cds=off"]
    return []


def ensure(jdk: Jdk, command, loadtest) -> None:
    """Never fails: at worst there is no cache.

    `command(arguments, flags)` gives the gateway's command line, `loadtest(arguments)` that of backend and callers.
    """
    tried = APP / f"aot-tried-{_name(jdk)}"
    if tried.exists() or os.environ.get("SLUICE_JAVA_OPTS"):
        return
    with Step("Preparing a fast start") as step:
        made = _train(_cache(jdk), command, loadtest)
        step.done("Prepared a fast start" if made else "No fast start on this machine; the usual one does as well")
    tried.touch()


def _cache(jdk: Jdk) -> Path:
    return APP / f"gateway-{_name(jdk)}.aot"


def _name(jdk: Jdk) -> str:
    return "".join(letter if letter.isalnum() else "-" for letter in f"{jdk.version}-{jdk.home}")[-80:]


def _train(cache: Path, command, loadtest) -> bool:
    unfinished = cache.with_suffix(".new")
    LOGS.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="sluice-"))
    children = []
    try:
        port, management, backend = ports.free(), ports.free(), ports.free()
        _configure(folder, port, management, backend)
        with open(LOGS / "fast-start.log", "wb") as log:

            def child(line: list) -> subprocess.Popen:
                children.append(subprocess.Popen(line, cwd=folder, stdin=subprocess.PIPE, stdout=log,
                                                 stderr=subprocess.STDOUT,
                                                 env={**os.environ, "SLUICE_EXIT_WITH_STDIN": "1"}))
                return children[-1]

            child(loadtest(["upstream", "--port", str(backend)]))
            gateway = child(command(["serve", "--config", str(folder)], [f"-XX:AOTCacheOutput={unfinished}"]))
            if not _live(gateway, management):
                return False
            for events, seconds in ((0, 5), (40, 3)):
                callers = child(loadtest(["load", "--port", str(port), "--key", _KEY, "--model", "auto",
                                          "--connections", "8", "--seconds", str(seconds), "--prompt-bytes", "300",
                                          "--events", str(events), "--gap-ms", "0"]))
                callers.wait(_LIVE_SECONDS)
        gateway.stdin.close()
        gateway.wait(_END_SECONDS)
        if not unfinished.exists():
            return False
        os.replace(unfinished, cache)
        return True
    except (OSError, subprocess.TimeoutExpired):
        return False
    finally:
        for process in children:
            if process.poll() is None:
                process.kill()
                process.wait()
        unfinished.unlink(missing_ok=True)
        shutil.rmtree(folder, ignore_errors=True)


def _configure(folder: Path, port: int, management: int, backend: int) -> None:
    (folder / "gateway.yml").write_text(
        f"host: 127.0.0.1\nport: {port}\nmanagement_port: {management}\nstorage:\n  directory: {folder / 'data'}\n"
        f"callers:\n  - name: nobody\n    team: nobody\n"
        f"    key_hash: {hashlib.sha256(_KEY.encode()).hexdigest()}\n", encoding="utf-8")
    (folder / "model-catalogue.yml").write_text(
        "backends:\n"
        f"  - {{name: local, provider: local, url: \"http://127.0.0.1:{backend}/v1\", locality: in_house,\n"
        "     protocol: pass_through, abilities: listed, models: [\n"
        "       {name: bench, route: bench-local, capability: 1.0, max_output: 4096, licence: apache-2.0,\n"
        "        abilities: []}]}\n", encoding="utf-8")
    (folder / "price-book.yml").write_text(
        "currency: USD\nreference: local/bench\nentries:\n"
        "  - {model: local/bench, valid_from: 2026-01-01, input: 1, cached_input: 1, output: 1, source: none,\n"
        "     checked: 2026-01-01}\n", encoding="utf-8")


def _live(process: subprocess.Popen, management: int) -> bool:
    deadline = time.monotonic() + _READY_SECONDS
    while time.monotonic() < deadline and process.poll() is None:
        if status(f"http://127.0.0.1:{management}/health/ready") == "200":
            return True
        time.sleep(0.1)
    return False
