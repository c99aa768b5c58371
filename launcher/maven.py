"""Runs the machine's Maven with the JDK we found, and turns its flood into a few lines."""
import collections
import os
import re
import shutil
import subprocess

from .console import Failure, Step
from .jdk import Jdk
from .places import LOGS, ROOT, shown

NEEDED = (3, 8)
_BUILDING = re.compile(r"Building (?:Sluice :: )?(\S+) .*\[(\d+)/(\d+)\]")
_PHASE = re.compile(r"--- (\S+?):\S*?:(\S+) ")
_TESTS = re.compile(r"Tests run: (\d+), Failures: (\d+), Errors: (\d+), Skipped: (\d+)(, Time elapsed)?")
# Warnings about sources break the build, so they are among what must be shown.
_TELLS = re.compile(r"\[ERROR\]\s+\S|\[WARNING\] .*\.java:")
_ADVICE = re.compile(r"re-run Maven|Re-run Maven|\[Help 1\]|for more information|After correcting|mvn <args>", re.IGNORECASE)
_WORDS = {"compile": "compiling", "testCompile": "compiling tests", "test": "testing", "jar": "packing",
          "repackage": "packing the app", "copy-dependencies": "copying libraries"}


def find(jdk: Jdk) -> str:
    """Maven's command, once it is known to be there and new enough."""
    command = shutil.which("mvn")
    if command is None:
        raise Failure("Maven is missing: no `mvn` on the PATH. Install Maven 3.8 or newer\n"
                      "(Debian, Ubuntu: sudo apt-get install maven; macOS: brew install maven; https://maven.apache.org).")
    told = subprocess.run([command, "--version"], capture_output=True, text=True, cwd=ROOT, env=environment(jdk))
    found = re.search(r"Apache Maven (\d+)\.(\d+)(\S*)", told.stdout)
    if not found:
        raise Failure(f"`{command} --version` did not answer as Maven does:\n{told.stdout}{told.stderr}".rstrip())
    if (int(found[1]), int(found[2])) < NEEDED:
        raise Failure(f"Maven {found[1]}.{found[2]}{found[3]} at {command} is too old: 3.8 or newer is needed.")
    return command


def environment(jdk: Jdk) -> dict:
    return {**os.environ, "JAVA_HOME": str(jdk.home)}


class Totals:
    """Tests as Maven's summaries count them, module by module."""

    def __init__(self):
        self.passed = self.failed = self.skipped = 0

    def add(self, run: int, failures: int, errors: int, skipped: int) -> None:
        self.failed += failures + errors
        self.skipped += skipped
        self.passed += run - failures - errors - skipped


def run(jdk: Jdk, arguments: list[str], step: Step, log: str, extra_environment: dict | None = None) -> Totals:
    """Runs Maven to its end. Fails with the lines that matter and the path of the whole output."""
    LOGS.mkdir(parents=True, exist_ok=True)
    path = LOGS / log
    totals = Totals()
    last: collections.deque = collections.deque(maxlen=25)
    errors: list[str] = []
    command = [find(jdk), "--batch-mode", *arguments]
    with open(path, "w", encoding="utf-8", errors="replace") as out:
        process = subprocess.Popen(command, cwd=ROOT, env={**environment(jdk), **(extra_environment or {})},
                                   stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                                   text=True, encoding="utf-8", errors="replace")
        try:
            _follow(process.stdout, out, step, totals, last, errors)
            code = process.wait()
        finally:
            process.stdout.close()
            if process.poll() is None:
                process.terminate()
                process.wait()
    if code != 0:
        shown_lines = errors[:25] or list(last)
        failure = Failure("Maven failed. What it said:\n  " + "\n  ".join(line.rstrip() for line in shown_lines)
                          + f"\nThe whole output: {shown(path)}")
        failure.totals = totals
        raise failure
    return totals


def _follow(lines, out, step: Step, totals: Totals, last, errors: list[str]) -> None:
    module, downloads = "", 0
    for line in lines:
        out.write(line)
        text = re.sub(r"\033\[[0-9;]*m", "", line).rstrip()
        last.append(text)
        if _TELLS.match(text) and not _ADVICE.search(text) and text not in errors:
            errors.append(text)
        elif found := _BUILDING.search(text):
            module = f"{found[1]} ({found[2]} of {found[3]})"
            step.detail(module)
        elif (found := _PHASE.search(text)) and found[2] in _WORDS:
            step.detail(f"{module}: {_WORDS[found[2]]}", fine=True)
        elif "Downloaded from" in text:
            downloads += 1
            if downloads % 50 == 1:
                what = ("library" if module else "file") if downloads == 1 else "libraries" if module else "files"
                step.detail(f"{module}: {downloads} {what} downloaded" if module else f"{downloads} {what} downloaded")
        if (found := _TESTS.search(text)) and not found[5]:
            totals.add(*(int(found[group]) for group in range(1, 5)))
