import os
import signal
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path
from unittest import mock

from launcher import children, ports
from launcher.console import Failure, Step
from launcher.places import ROOT

_WAITS = "import os\nwhile os.read(0, 1): pass\n"


def _alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except OSError:
        return False
    # A dead child that nobody has collected yet still answers: its state tells.
    state = Path(f"/proc/{pid}/stat")
    return not state.exists() or state.read_text().rsplit(")", 1)[1].split()[0] != "Z"


def _ends_within(pid: int, seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while _alive(pid):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.02)
    return True


class ChildrenTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        patch = mock.patch.object(children, "LOGS", Path(folder.name))
        patch.start()
        self.addCleanup(patch.stop)
        quiet = mock.patch("launcher.console.say", lambda text="": None)
        quiet.start()
        self.addCleanup(quiet.stop)

    def test_a_child_that_dies_while_starting_is_reported_with_its_last_words(self):
        with children.Children() as all_of_them, Step("starting") as step:
            child = all_of_them.start("bad one", [sys.executable, "-c", "print('no such model'); exit(3)"])
            with self.assertRaisesRegex(Failure, r"(?s)bad one ended while starting \(exit code 3\).*no such model"):
                all_of_them.await_ready(child, f"http://127.0.0.1:{ports.free()}/", 20, step)

    def test_a_child_that_is_never_ready_is_given_up(self):
        with children.Children() as all_of_them, Step("starting") as step:
            child = all_of_them.start("slow one", [sys.executable, "-c", _WAITS])
            with self.assertRaisesRegex(Failure, "not ready within"):
                all_of_them.await_ready(child, f"http://127.0.0.1:{ports.free()}/", 0.3, step)

    def test_all_end_when_the_context_is_left_by_an_error(self):
        with self.assertRaises(ZeroDivisionError):
            with children.Children() as all_of_them:
                child = all_of_them.start("one", [sys.executable, "-c", _WAITS])
                1 / 0  # noqa: B018 - the error is the point
        self.assertIsNotNone(child.process.poll())

    def test_a_child_that_ignores_its_leash_is_told_more_firmly(self):
        with mock.patch.object(children, "_PATIENCE_AT_END", 0.2):
            with children.Children() as all_of_them:
                child = all_of_them.start("deaf one", [sys.executable, "-c", "import time; time.sleep(600)"])
        self.assertIsNotNone(child.process.poll())

    @unittest.skipIf(os.name == "nt", "kill -9 is POSIX")
    def test_a_child_ends_when_the_launcher_is_killed_with_kill_9(self):
        self._killed([sys.executable, "-c", _WAITS])

    @unittest.skipIf(os.name == "nt", "kill -9 is POSIX")
    def test_a_leashed_stranger_ends_when_the_launcher_is_killed_with_kill_9(self):
        stranger = "import os, sys, time; print(os.getpid(), flush=True); time.sleep(600)"
        leash = str(ROOT / "launcher" / "leash.py")
        log = children.LOGS / "one.log"
        self._killed([sys.executable, "-I", leash, sys.executable, "-c", stranger])
        self.assertTrue(_ends_within(int(log.read_text()), 10))

    def _killed(self, command):
        program = ("import sys, time, pathlib; from launcher import children\n"
                   "children.LOGS = pathlib.Path(sys.argv[1])\n"
                   "child = children.Children().start('one', sys.argv[2:])\n"
                   "time.sleep(0.5)\n"
                   "print(child.process.pid, flush=True); time.sleep(600)")
        launcher = subprocess.Popen([sys.executable, "-c", program, str(children.LOGS), *command], cwd=ROOT,
                                    stdout=subprocess.PIPE, text=True)
        pid = int(launcher.stdout.readline())
        self.assertTrue(_alive(pid))
        os.kill(launcher.pid, signal.SIGKILL)
        launcher.wait()
        launcher.stdout.close()
        self.assertTrue(_ends_within(pid, 10))
