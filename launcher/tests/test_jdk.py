import os
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from launcher import jdk
from launcher.console import Failure


def _make_jdk(folder: Path, version: str, compiler: bool = True) -> Path:
    (folder / "bin").mkdir(parents=True)
    for name in ["java", "javac"] if compiler else ["java"]:
        (folder / "bin" / name).touch()
    (folder / "release").write_text(f'IMPLEMENTOR="X"\nJAVA_VERSION="{version}"\n')
    return folder


class JdkTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = Path(folder.name)

    def find(self, places):
        with mock.patch.object(jdk, "_places", lambda: iter(places)):
            return jdk.find()

    def test_an_old_java_is_passed_over_for_a_new_one(self):
        old, new = _make_jdk(self.root / "a", "17.0.15"), _make_jdk(self.root / "b", "25.0.1")
        self.assertEqual(self.find([("PATH", old), ("SDKMAN", new)]).home, new)

    def test_the_old_numbering_is_understood(self):
        self.assertEqual(jdk.Jdk(self.root, "1.8.0_402").feature, 8)
        self.assertEqual(jdk.Jdk(self.root, "26-ea").feature, 26)

    def test_a_runtime_without_a_compiler_does_not_do(self):
        with self.assertRaisesRegex(Failure, "without javac"):
            self.find([("PATH", _make_jdk(self.root / "a", "25", compiler=False))])

    def test_a_failure_lists_all_that_was_looked_at(self):
        old = _make_jdk(self.root / "a", "21.0.2")
        with self.assertRaises(Failure) as caught:
            self.find([("JAVA_HOME", self.root / "gone"), ("PATH", old)])
        self.assertIn(f"JAVA_HOME: {self.root / 'gone'}: no Java there", str(caught.exception))
        self.assertIn(f"PATH: {old}: Java 21.0.2, too old", str(caught.exception))

    def test_a_wish_of_the_user_is_not_passed_over_in_silence(self):
        with self.assertRaisesRegex(Failure, "SLUICE_JAVA_HOME"):
            self.find([("SLUICE_JAVA_HOME", self.root / "gone"), ("PATH", _make_jdk(self.root / "b", "25"))])

    @unittest.skipIf(os.name == "nt", "the stand-in for java is a shell script")
    def test_a_java_without_a_release_file_is_asked_itself(self):
        home = _make_jdk(self.root / "a", "?")
        (home / "release").unlink()
        java = home / "bin" / "java"
        java.write_text('#!/bin/sh\necho \'openjdk version "25.0.2" 2026-01-20\' >&2\n')
        java.chmod(0o755)
        self.assertEqual(self.find([("PATH", home)]).version, "25.0.2")
