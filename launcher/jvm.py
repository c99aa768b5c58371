"""How our Java programs are called: the flags, and why each."""
import os
import shlex

from . import aot
from .jdk import Jdk
from .places import APP, APP_JAR, LOADTEST_JAR, LOADTEST_LIBRARIES, ROOT

# Netty and H2 reach for native memory and Unsafe; without these two the JVM warns on every start.
_QUIET = ["--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"]


def gateway(jdk: Jdk, arguments: list[str], more: list[str] | None = None) -> list[str]:
    """`more` are flags in place of those that use the cache for a fast start."""
    return [jdk.java, *flags(), *(aot.flags(jdk) if more is None else more), *_program(), *arguments]


def _program() -> list[str]:
    """SLUICE_CLASSPATH names jars of the user's own: detectors, and the runtime of models. `-jar` would ignore them."""
    jar = str(APP / APP_JAR.name)
    own = os.environ.get("SLUICE_CLASSPATH", "")
    # Ours first: a jar of the user's cannot put its own classes in the place of ours.
    return ["-cp", os.pathsep.join([jar, own]), "dev.sluice.gateway.cli.Sluice"] if own else ["-jar", jar]


def fast_start(jdk: Jdk) -> None:
    """Makes the cache that lets the gateway start fast, if there is none yet."""
    aot.ensure(jdk, lambda arguments, training: gateway(jdk, arguments, training),
               lambda arguments: loadtest(jdk, arguments))


def flags() -> list[str]:
    """SLUICE_JAVA_OPTS comes last, so that it wins."""
    wanted = shlex.split(os.environ.get("SLUICE_JAVA_OPTS", ""))
    ours = [
        # The least memory and the least work a request at this heap's size.
        "-XX:+UseSerialGC",
        "-XX:+UseCompactObjectHeaders",
        "-Xmx256m",
        # Requests leave nothing behind, so a small nursery costs no more and keeps the whole heap small.
        "-Xmn48m",
        # What the compilers took and gave back goes back to the system, too.
        "-XX:TrimNativeHeapInterval=5000",
        # One event loop a core; Reactor Netty's own default starts four on small machines.
        f"-Dreactor.netty.ioWorkerCount={os.cpu_count() or 2}",
        # Our tests run with the detector at its most suspicious; in service it only samples stack traces.
        "-Dio.netty.leakDetection.level=disabled",
        *_QUIET,
    ]
    if any(option.startswith("-XX:+Use") and option.endswith("GC") for option in wanted):
        # Two collectors are an error to the JVM, not an override.
        ours.remove("-XX:+UseSerialGC")
    return ours + wanted


def loadtest(jdk: Jdk, arguments: list[str]) -> list[str]:
    """For programs that only have to be there: little memory, and no time spent on optimising."""
    return [jdk.java, "-XX:TieredStopAtLevel=1", "-Xmx192m", *_loadtest(), *arguments]


def bench(jdk: Jdk, arguments: list[str]) -> list[str]:
    """The load generator must not be the slow part: full compiler, more memory."""
    if not any(argument.startswith("--sluice-") for argument in arguments):
        # Its own default is relative to the folder one stands in.
        arguments = ["--sluice-command", f"{ROOT / 'sluice'} serve --config {{config}}", *arguments]
    return [jdk.java, "-Xmx512m", *_loadtest(), "bench", *arguments]


def _loadtest() -> list[str]:
    path = os.pathsep.join([str(LOADTEST_JAR), str(LOADTEST_LIBRARIES / "*")])
    return ["-XX:+UseSerialGC", *_QUIET, "-cp", path, "dev.sluice.loadtest.LoadTest"]
