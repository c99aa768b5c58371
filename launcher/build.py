"""Builds the jars when the sources have changed since the last time, and unpacks the app so that it starts fast."""
import hashlib
import json
import os
import shutil
import subprocess

from . import maven
from .console import Failure, Step
from .jdk import Jdk
from .places import APP, APP_JAR, CACHE, LOADTEST_JAR, LOADTEST_LIBRARIES, ROOT

_MODULES = ("router", "config", "adapters", "gateway", "loadtest")
_STAMP = CACHE / "build.json"


def ensure(jdk: Jdk) -> None:
    """After this the jars are those of the sources as they lie here."""
    sources = fingerprint()
    if _stamp().get("sources") != sources or not _whole():
        with Step("Building Sluice") as step:
            maven.run(jdk, ["-Dmaven.test.skip=true", "-Dspotless.check.skip=true", "package"], step, "build.log")
            step.done("Built Sluice")
        remember(sources)
    _unpack(jdk)


def fingerprint() -> str:
    """SHA-256 over every file that goes into the jars: times lie after a checkout, contents do not."""
    total = hashlib.sha256()
    files = [ROOT / "pom.xml"]
    for module in _MODULES:
        files.append(ROOT / module / "pom.xml")
        files += sorted(path for path in (ROOT / module / "src" / "main").rglob("*") if path.is_file())
    for file in files:
        total.update(str(file.relative_to(ROOT)).encode() + b"\0")
        total.update(hashlib.sha256(file.read_bytes()).digest())
    return total.hexdigest()


def remember(sources: str) -> None:
    """Notes that the jars were made of these sources."""
    CACHE.mkdir(exist_ok=True)
    unfinished = _STAMP.with_suffix(".new")
    unfinished.write_text(json.dumps({"sources": sources}))
    os.replace(unfinished, _STAMP)


def _stamp() -> dict:
    try:
        return json.loads(_STAMP.read_text())
    except (OSError, ValueError):
        return {}


def _whole() -> bool:
    return APP_JAR.exists() and LOADTEST_JAR.exists() and LOADTEST_LIBRARIES.is_dir()


def _unpack(jdk: Jdk) -> None:
    """A jar of jars starts slower than the same classes side by side; Boot's own tool lays them out."""
    note = APP / "made-from"
    stat = APP_JAR.stat()
    origin = f"{stat.st_size} {stat.st_mtime_ns}"
    if note.exists() and note.read_text() == origin:
        return
    unfinished = APP.with_name("app.new")
    shutil.rmtree(unfinished, ignore_errors=True)
    command = [jdk.java, "-Djarmode=tools", "-jar", str(APP_JAR), "extract", "--destination", str(unfinished)]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise Failure(f"{APP_JAR.name} could not be unpacked:\n{done.stdout}{done.stderr}".rstrip())
    (unfinished / "made-from").write_text(origin)
    shutil.rmtree(APP, ignore_errors=True)
    os.replace(unfinished, APP)
