"""`./sluice test`: Maven's tests, the launcher's own, and the official SDKs against a running demo."""
import json
import os
import re
import subprocess
import sys

from . import build, jdk, local, maven, sdk
from .console import Failure, Step, red, say
from .places import LOGS, ROOT, shown


def run(arguments: list) -> int:
    """With arguments they go to Maven, and only Maven's tests run: `./sluice test -pl router`."""
    if arguments in (["-h"], ["--help"]):
        say("usage: ./sluice test [Maven's arguments]\n\n"
            "Runs every test: Maven's with the real llama.cpp server and model, the launcher's own, and the official\n"
            "openai SDKs for Python and Node against a running demo. With arguments, Maven's only:\n"
            "  ./sluice test -pl router -am\n  ./sluice test -pl gateway -am -Dtest=AuditTrailTest "
            "-Dsurefire.failIfNoSpecifiedTests=false")
        return 0
    java = jdk.find()
    totals = maven.Totals()
    problems = []
    parts = [("Maven's tests", lambda: _maven(java, arguments))]
    if not arguments:
        parts += [("The launcher's tests", _launcher), ("The SDKs", lambda: sdk.run(java))]
    for name, part in parts:
        try:
            counted = part()
        except Failure as failure:
            problems.append(f"{name}: {failure}")
            counted = getattr(failure, "totals", maven.Totals())
            counted.failed = max(1, counted.failed)
        totals.add(counted.passed + counted.failed + counted.skipped, counted.failed, 0, counted.skipped)
    for problem in problems:
        say()
        say(red(problem))
    say()
    say(f"{totals.passed} passed, {totals.failed} failed, {totals.skipped} skipped")
    return 1 if totals.failed or problems else 0


def _maven(java, arguments: list) -> maven.Totals:
    llama = json.dumps(local.shipped_command(0)[:-2])
    sources = build.fingerprint()
    with Step("Building and testing") as step:
        totals = maven.run(java, ["verify", "--fail-at-end", *arguments], step, "test.log", {"SLUICE_TEST_LLAMA": llama})
        step.done(f"Maven: {totals.passed} tests passed, {totals.skipped} skipped")
    if not arguments:
        build.remember(sources)
    return totals


def _launcher() -> maven.Totals:
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / "launcher-tests.log"
    with Step("Testing the launcher") as step:
        done = subprocess.run([sys.executable, "-m", "unittest", "discover", "-v", "-s", "launcher/tests", "-t", "."],
                              cwd=ROOT, stdin=subprocess.DEVNULL, capture_output=True, text=True,
                              env={**os.environ, "NO_COLOR": "1"})
        log.write_text(done.stdout + done.stderr, encoding="utf-8")
        totals = _counted(done.stderr)
        if done.returncode != 0:
            failure = Failure("\n  ".join(done.stderr.splitlines()[-30:]) + f"\nThe whole output: {shown(log)}")
            failure.totals = totals
            raise failure
        step.done(f"Launcher: {totals.passed} tests passed")
    return totals


def _counted(summary: str) -> maven.Totals:
    """unittest's last lines: "Ran 12 tests in 1.2s" and "FAILED (failures=1, errors=2, skipped=3)"."""
    def number(pattern: str) -> int:
        found = re.findall(pattern, summary)
        return int(found[-1]) if found else 0

    totals = maven.Totals()
    totals.add(number(r"Ran (\d+) test"), number(r"failures=(\d+)"), number(r"errors=(\d+)"), number(r"skipped=(\d+)"))
    return totals
