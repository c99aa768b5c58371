import os
import sys
import tempfile
import time
import unittest
from pathlib import Path
from unittest import mock

from launcher import sdk
from launcher.console import Failure

_READY = "print('READY base_url=http://b/v1 management_url=http://m key=k', flush=True)\n"
_HANGS = "import time\nprint('loading the model', flush=True)\ntime.sleep(600)\n"


def _demo(script: str, seconds: float = 20) -> sdk._Demo:
    demo = sdk._Demo()
    demo._COMMAND, demo._READY_WITHIN = [sys.executable, "-c", script], seconds
    return demo


class DemoTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        for patch in (mock.patch.object(sdk, "LOGS", Path(folder.name)),
                      mock.patch("launcher.console.say", lambda text="": None)):
            patch.start()
            self.addCleanup(patch.stop)

    def test_a_demo_that_hangs_before_it_is_ready_is_given_up_and_ended(self):
        demo, began = _demo(_HANGS, 1), time.monotonic()
        with self.assertRaisesRegex(Failure, r"(?s)not ready within 1 s.*loading the model"):
            demo.__enter__()
        self.assertLess(time.monotonic() - began, 30)
        self.assertIsNotNone(demo._process.returncode)

    def test_a_demo_that_ends_is_reported_with_its_last_words(self):
        with self.assertRaisesRegex(Failure, r"(?s)ended \(exit code 3\).*no port"):
            _demo("print('no port'); exit(3)").__enter__()

    def test_a_demo_that_goes_on_talking_is_not_stopped_by_it(self):
        with _demo(_READY + "for _ in range(20_000): print('x' * 80)\n" + _HANGS) as demo:
            self.assertEqual((demo.base_url, demo.management_url, demo.key), ("http://b/v1", "http://m", "k"))
            deadline = time.monotonic() + 20
            while "loading the model" not in demo._log.read_text(encoding="utf-8"):
                self.assertLess(time.monotonic(), deadline)
                time.sleep(0.02)
        self.assertIsNotNone(demo._process.returncode)


class NodeTest(unittest.TestCase):
    def _folder(self, ci: str, *there: str):
        which = mock.patch("shutil.which", lambda name: f"/bin/{name}" if name in there else None)
        with which, mock.patch.dict(os.environ, {"CI": ci}):
            return sdk._node_folder()

    def test_a_machine_without_node_skips_its_tests_in_ci_too(self):
        self.assertIsNone(self._folder("true"))
        self.assertIsNone(self._folder("true", "npm"))

    def test_in_ci_a_node_without_npm_is_a_failure_and_no_skip(self):
        with self.assertRaisesRegex(Failure, "npm"):
            self._folder("true", "node")
        self.assertIsNone(self._folder("", "node"))
