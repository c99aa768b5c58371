"""The processes we start: each with its log, its deadline for being ready, and a leash.

The leash is the child's standard input, a pipe whose other end only we hold. Whatever way we end, kill -9 included,
the pipe closes and the child ends itself. That works on every system, where "die with your parent" exists on one.
"""
import os
import signal
import subprocess
import time
import urllib.error
import urllib.request
from pathlib import Path

from .console import Failure, Step
from .places import LOGS, ROOT, shown

_PATIENCE_AT_END = 8


class Child:
    def __init__(self, name: str, process: subprocess.Popen, log: Path):
        self.name = name
        self.process = process
        self.log = log

    def last_lines(self, count: int = 15) -> str:
        lines = self.log.read_text(encoding="utf-8", errors="replace").splitlines()
        return "\n  ".join(line[:300] for line in lines[-count:]) or "(it said nothing)"


class Children:
    """Started in order, ended in reverse. To be used as a context: whatever happens inside, all of them end."""

    def __init__(self):
        self._all: list[Child] = []

    def __enter__(self):
        return self

    def start(self, name: str, command: list[str], environment: dict | None = None) -> Child:
        LOGS.mkdir(parents=True, exist_ok=True)
        log = LOGS / (name.replace(" ", "-") + ".log")
        apart: dict = {}
        if os.name == "nt":
            apart["creationflags"] = subprocess.CREATE_NEW_PROCESS_GROUP
        else:
            # Ctrl-C goes to a whole group: ours alone gets it, so that the children end in order and not all at once.
            apart["start_new_session"] = True
        with open(log, "wb") as out:
            try:
                process = subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=out,
                                           stderr=subprocess.STDOUT, env={**os.environ, **(environment or {})}, **apart)
            except OSError as error:
                raise Failure(f"The {name} could not be started: {error}") from error
        child = Child(name, process, log)
        self._all.append(child)
        return child

    def await_ready(self, child: Child, url: str, seconds: float, step: Step,
                    wanted: str = "200") -> None:
        """Until `url` answers with the wanted status. Fails as soon as the process is gone, or when the time is over."""
        deadline = time.monotonic() + seconds
        answer = "nothing"
        while time.monotonic() < deadline:
            code = child.process.poll()
            if code is not None:
                raise Failure(f"The {child.name} ended while starting (exit code {code}). Its last lines:\n  "
                              f"{child.last_lines()}\nThe whole log: {shown(child.log)}")
            answer = status(url)
            if answer == wanted:
                return
            step.detail(f"{url} says {answer}", fine=True)
            time.sleep(0.1)
        raise Failure(f"The {child.name} was not ready within {seconds:.0f} s: {url} says {answer}. Its last lines:\n  "
                      f"{child.last_lines()}\nThe whole log: {shown(child.log)}")

    def ended(self) -> Child | None:
        """One that is gone though nobody asked it to go."""
        return next((child for child in self._all if child.process.poll() is not None), None)

    def __exit__(self, *_):
        # A second Ctrl-C while we tidy up must not leave anything running.
        before = signal.signal(signal.SIGINT, signal.SIG_IGN)
        try:
            for child in reversed(self._all):
                _end(child.process)
        finally:
            signal.signal(signal.SIGINT, before)
            self._all.clear()


def _end(process: subprocess.Popen) -> None:
    try:
        process.stdin.close()
    except OSError:
        pass
    for ask in (lambda: None, process.terminate, process.kill):
        if process.poll() is None:
            ask()
            try:
                process.wait(_PATIENCE_AT_END)
            except subprocess.TimeoutExpired:
                continue
        return


def status(url: str) -> str:
    """The HTTP status as text, or why there is none. Local addresses: no proxy is asked."""
    opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with opener.open(url, timeout=2) as answer:
            return str(answer.status)
    except urllib.error.HTTPError as error:
        return str(error.code)
    except (OSError, ValueError) as error:
        reason = getattr(error, "reason", error)
        return "nothing yet" if isinstance(reason, ConnectionRefusedError) else str(reason)
