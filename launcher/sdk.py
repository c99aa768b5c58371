"""The official `openai` SDKs, unchanged, against a running demo: chat, streams, tools, schemas, models, errors."""
import hashlib
import os
import re
import shutil
import subprocess
import sys
import time

from . import fetch, maven
from .console import Failure, Step, say, yellow
from .places import CACHE, LOGS, ROOT, shown
from .providers import KEYS

_SCRIPTS = ROOT / "gateway" / "src" / "test" / "sdk"


def run(_java) -> maven.Totals:
    totals = maven.Totals()
    python = fetch.packages("the openai SDK for Python", _SCRIPTS / "python" / "requirements.txt")
    node = _node_folder()
    with _Demo() as demo:
        _count(totals, "Python SDK", _run(demo, "Python", [sys.executable, str(_SCRIPTS / "python" / "sdk_test.py")],
                                          {"PYTHONPATH": str(python)}, ROOT))
        if node is None:
            say(yellow("! SKIPPED: the Node SDK's tests, since this machine has no `node` with `npm` (18 or newer)."))
            totals.skipped += 1
        else:
            shutil.copy(_SCRIPTS / "node" / "sdk_test.mjs", node)
            _count(totals, "Node SDK", _run(demo, "Node", ["node", "sdk_test.mjs"], {}, node))
    return totals


class _Demo:
    """A demo on free ports, without anybody's real keys: a test must not cost money."""

    _COMMAND = [sys.executable, str(ROOT / "sluice"), "demo", "--port", "0", "--management-port", "0"]
    # Seconds; the first start may have to build the project and to fetch the server and the model.
    _READY_WITHIN = 1200

    def __enter__(self):
        LOGS.mkdir(parents=True, exist_ok=True)
        self._log = LOGS / "sdk-demo.log"
        environment = {name: value for name, value in os.environ.items() if name not in KEYS}
        with Step("Starting a demo for the SDKs") as step, open(self._log, "wb") as out:
            # Into a file: a pipe that nobody reads any more would stop the demo once it is full.
            self._process = subprocess.Popen(
                self._COMMAND, cwd=ROOT, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
                env={**environment, "PYTHONIOENCODING": "utf-8"})
            try:
                self.base_url, self.management_url, self.key = self._await_ready()
            except BaseException:
                self.__exit__()
                raise
            step.done("A demo for the SDKs is up")
        return self

    def _await_ready(self) -> tuple:
        deadline = time.monotonic() + self._READY_WITHIN
        while True:
            # First whether it has ended, then what it said, so that its last words are not missed.
            code, late = self._process.poll(), time.monotonic() > deadline
            said = self._log.read_text(encoding="utf-8", errors="replace")
            if ready := re.search(r"^READY base_url=(\S+) management_url=(\S+) key=(\S+)\n", said, re.MULTILINE):
                return ready.groups()
            if code is not None or late:
                why = f"was not ready within {self._READY_WITHIN} s" if code is None else f"ended (exit code {code})"
                raise Failure(f"The demo {why}. Its last lines:\n  " + "\n  ".join(said.splitlines()[-15:])
                              + f"\nThe whole output: {shown(self._log)}")
            time.sleep(0.1)

    def __exit__(self, *_):
        self._process.terminate()
        try:
            self._process.wait(30)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()


def _run(demo: _Demo, name: str, command: list, environment: dict, folder) -> str:
    with Step(f"Testing with the openai SDK for {name}") as step:
        done = subprocess.run(command, cwd=folder, stdin=subprocess.DEVNULL, capture_output=True, text=True, timeout=600,
                              env={**os.environ, **environment, "SLUICE_BASE_URL": demo.base_url,
                                   "SLUICE_KEY": demo.key})
        output = done.stdout + done.stderr
        (LOGS / f"sdk-{name.lower()}.log").write_text(output, encoding="utf-8")
        if found := re.search(r"^(\d+) passed, (\d+) failed$", output, re.MULTILINE):
            step.done(f"openai SDK for {name}: {found[1]} passed, {found[2]} failed")
    return output


def _count(totals: maven.Totals, name: str, output: str) -> None:
    found = re.search(r"^(\d+) passed, (\d+) failed$", output, re.MULTILINE)
    if not found:
        totals.failed += 1
        say(f"{name}: it did not get to its end:\n  " + "\n  ".join(output.splitlines()[-15:]))
        return
    totals.passed += int(found[1])
    totals.failed += int(found[2])
    for line in output.splitlines():
        if line.startswith("FAILED"):
            say(f"  {name}: {line}")


def _node_folder():
    """The folder with the SDK installed, None without Node. Filled under another name, renamed when whole."""
    node, npm = shutil.which("node"), shutil.which("npm")
    if node is not None and npm is None and os.environ.get("CI") == "true":
        raise Failure(f"The Node SDK's tests cannot run: {node} is there and `npm` is not. Install npm; only a machine\n"
                      "without any `node` may skip them in CI.")
    if node is None or npm is None:
        return None
    lock = _SCRIPTS / "node" / "package-lock.json"
    whole = CACHE / "node" / hashlib.sha256(lock.read_bytes()).hexdigest()[:12]
    if whole.is_dir():
        return whole
    with Step("Fetching the openai SDK for Node") as step:
        partial = whole.with_name(f".{whole.name}.partial")
        shutil.rmtree(partial, ignore_errors=True)
        partial.mkdir(parents=True)
        for file in ("package.json", "package-lock.json"):
            shutil.copy(_SCRIPTS / "node" / file, partial)
        done = subprocess.run([npm, "ci", "--no-audit", "--no-fund"], cwd=partial, stdin=subprocess.DEVNULL,
                              capture_output=True, text=True)
        if done.returncode != 0:
            raise Failure("npm could not fetch the openai SDK:\n  " + "\n  ".join(done.stderr.splitlines()[-8:]))
        os.replace(partial, whole)
        step.done("Fetched the openai SDK for Node")
    return whole
