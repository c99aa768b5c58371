"""Finds a JDK new enough, wherever this kind of machine keeps them."""
import os
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from .console import Failure

NEEDED = 25
_EXE = ".exe" if os.name == "nt" else ""


@dataclass(frozen=True)
class Jdk:
    home: Path
    version: str

    @property
    def feature(self) -> int:
        """25 of 25.0.1; 8 of 1.8.0_402."""
        numbers = re.findall(r"\d+", self.version)
        return int(numbers[1] if numbers[0] == "1" and len(numbers) > 1 else numbers[0])

    @property
    def java(self) -> str:
        return str(self.home / "bin" / f"java{_EXE}")

    @property
    def has_compiler(self) -> bool:
        return (self.home / "bin" / f"javac{_EXE}").exists()


def find() -> Jdk:
    """The one that SLUICE_JAVA_HOME names, else the first that is new enough; fails with all that was looked at."""
    looked_at: list[str] = []
    for origin, home in _candidates():
        jdk = _inspect(home)
        if jdk is None:
            looked_at.append(f"{origin}: {home}: no Java there")
        elif jdk.feature < NEEDED:
            looked_at.append(f"{origin}: {home}: Java {jdk.version}, too old")
        elif not jdk.has_compiler:
            looked_at.append(f"{origin}: {home}: Java {jdk.version}, but without javac (a JRE)")
        else:
            return jdk
        if origin == "SLUICE_JAVA_HOME":
            break
    raise Failure(
        f"No JDK {NEEDED} or newer was found. Install one (for example from https://adoptium.net, or with\n"
        f"`sdk install java 25-tem`), or set SLUICE_JAVA_HOME to the folder that holds its bin/java.\n"
        "Looked at:\n  " + "\n  ".join(looked_at or ["nothing: no Java anywhere that this launcher knows"]))


def _candidates():
    seen: set[Path] = set()
    for origin, path in _places():
        home = Path(path).expanduser()
        real = home.resolve()
        if real not in seen:
            seen.add(real)
            yield origin, home


def _places():
    for name in ("SLUICE_JAVA_HOME", "JAVA_HOME"):
        if os.environ.get(name):
            yield name, os.environ[name]
    on_path = shutil.which("java")
    if on_path and sys.platform != "darwin":
        yield "PATH", Path(on_path).resolve().parent.parent
    if sys.platform == "darwin":
        yield from _macos()
    for origin, folder, below in (
        ("/usr/lib/jvm", "/usr/lib/jvm", ""),
        ("/opt", "/opt", ""),
        ("SDKMAN", "~/.sdkman/candidates/java", ""),
        ("~/.jdks", "~/.jdks", ""),
        ("mise", "~/.local/share/mise/installs/java", ""),
        ("asdf", "~/.asdf/installs/java", ""),
        ("/Library/Java", "/Library/Java/JavaVirtualMachines", "Contents/Home"),
        ("~/Library/Java", "~/Library/Java/JavaVirtualMachines", "Contents/Home"),
    ):
        yield from _inside(origin, Path(folder).expanduser(), below)
    if os.name == "nt":
        for root in filter(None, (os.environ.get("ProgramFiles"), os.environ.get("LOCALAPPDATA"))):
            for vendor in ("Eclipse Adoptium", "Java", "Microsoft", "Amazon Corretto", "Zulu", "BellSoft", "Programs"):
                yield from _inside(vendor, Path(root) / vendor, "")


def _macos():
    """macOS keeps a list of its own; /usr/bin/java there is a stub that only asks it."""
    try:
        found = subprocess.run(["/usr/libexec/java_home", "-v", f"{NEEDED}+"], capture_output=True, text=True, timeout=10)
    except OSError:
        return
    if found.returncode == 0 and found.stdout.strip():
        yield "java_home", found.stdout.strip()


def _inside(origin: str, folder: Path, below: str):
    """Newest name first. Folders that hold no Java at all are passed over without a word."""
    try:
        children = sorted(folder.iterdir(), key=lambda child: child.name, reverse=True)
    except OSError:
        return
    for child in children:
        home = child / below if below else child
        if (home / "bin" / f"java{_EXE}").exists():
            yield origin, home


def _inspect(home: Path):
    if not (home / "bin" / f"java{_EXE}").exists():
        return None
    version = _from_release(home / "release") or _by_asking(home / "bin" / f"java{_EXE}")
    return Jdk(home, version) if version else None


def _from_release(file: Path):
    """The file that every JDK since 9 carries: read in no time, where starting a JVM takes a tenth of a second."""
    try:
        found = re.search(r'^JAVA_VERSION="([^"]+)"', file.read_text(errors="replace"), re.MULTILINE)
    except OSError:
        return None
    return found.group(1) if found else None


def _by_asking(java: Path):
    try:
        told = subprocess.run([str(java), "-version"], capture_output=True, text=True, timeout=20)
    except (OSError, subprocess.TimeoutExpired):
        return None
    found = re.search(r'version "([^"]+)"', told.stderr + told.stdout)
    return found.group(1) if found else None
