import argparse
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from launcher import build, jvm, local, maven, providers
from launcher.console import Failure, Step
from launcher.jdk import Jdk
from launcher.places import ROOT


def _sluice(*arguments):
    return subprocess.run([sys.executable, str(ROOT / "sluice"), *arguments], capture_output=True, text=True, cwd="/")


def _options(**given):
    return argparse.Namespace(**{"llama_server": None, "model_file": None, "local_url": None, **given})


class CommandLineTest(unittest.TestCase):
    def test_help_names_every_command(self):
        told = _sluice("--help")
        self.assertEqual(told.returncode, 0)
        for command in ("demo", "test", "serve", "check", "explain", "new-key", "report", "verify-audit", "build", "bench"):
            self.assertIn(f"\n  {command}", told.stdout)

    def test_an_unknown_command_points_to_the_help(self):
        told = _sluice("sevre")
        self.assertEqual(told.returncode, 1)
        self.assertIn("--help", told.stderr)

    def test_options_for_the_local_side_that_contradict_each_other_are_refused(self):
        here = __file__
        for options, words in ((_options(llama_server=here), "belong together"),
                               (_options(llama_server=here, model_file=here, local_url="http://x"), "exclude"),
                               (_options(llama_server="/gone", model_file=here), "no such file"),
                               (_options(local_url="localhost:1"), "expected a URL")):
            with self.assertRaisesRegex(Failure, words):
                local.check(options)

    def test_without_keys_the_providers_are_simulated_and_with_one_only_that_is_asked(self):
        with mock.patch.dict(os.environ, {}, clear=True):
            simulated = providers.from_environment()
        self.assertTrue(simulated.simulated)
        self.assertEqual(simulated.environment(5)["SLUICE_OPENAI_URL"], "http://127.0.0.1:5/v1")
        with mock.patch.dict(os.environ, {"ANTHROPIC_API_KEY": "k"}, clear=True):
            real = providers.from_environment()
        self.assertEqual(real.real, ("Anthropic",))
        self.assertNotIn("OPENAI_API_KEY", real.environment(0))

    def test_a_users_collector_replaces_ours(self):
        with mock.patch.dict(os.environ, {"SLUICE_JAVA_OPTS": "-XX:+UseG1GC -Xmx1g"}):
            flags = jvm.flags()
        self.assertNotIn("-XX:+UseSerialGC", flags)
        self.assertEqual(flags[-2:], ["-XX:+UseG1GC", "-Xmx1g"])

    def test_a_changed_source_is_seen_and_a_touched_one_is_not(self):
        with tempfile.TemporaryDirectory() as folder, mock.patch.object(build, "ROOT", Path(folder)):
            for module in build._MODULES:
                (Path(folder) / module / "src" / "main").mkdir(parents=True)
                (Path(folder) / module / "pom.xml").touch()
            (Path(folder) / "pom.xml").touch()
            source = Path(folder) / "router" / "src" / "main" / "A.java"
            source.write_text("class A {}")
            before = build.fingerprint()
            os.utime(source, (1, 1))
            self.assertEqual(build.fingerprint(), before)
            source.write_text("class A { }")
            self.assertNotEqual(build.fingerprint(), before)

    def test_a_machine_without_maven_is_told_what_to_install(self):
        with mock.patch.object(maven.shutil, "which", lambda _: None), self.assertRaisesRegex(Failure, "Install Maven"):
            maven.find(Jdk(Path("/"), "25"))

    @unittest.skipIf(os.name == "nt", "the stand-in for Maven is a shell script")
    def test_mavens_tests_are_counted_once_and_its_errors_shown(self):
        with tempfile.TemporaryDirectory() as folder:
            fake = Path(folder) / "mvn"
            fake.write_text("#!/bin/sh\n[ \"$1\" = --version ] && echo 'Apache Maven 3.9.9' && exit\n"
                            "echo '[INFO] Tests run: 3, Failures: 0, Errors: 0, Skipped: 1, Time elapsed: 0.1 s -- in A'\n"
                            "echo '[ERROR] Tests run: 5, Failures: 1, Errors: 1, Skipped: 1'\n"
                            "echo '[ERROR] A.java:[1,2] cannot find symbol'\nexit 1\n")
            fake.chmod(0o755)
            with mock.patch.object(maven.shutil, "which", lambda _: str(fake)), \
                    mock.patch.object(maven, "LOGS", Path(folder)), \
                    mock.patch("launcher.console.say", lambda text="": None), \
                    self.assertRaisesRegex(Failure, "cannot find symbol") as caught:
                with Step("testing") as step:
                    maven.run(Jdk(Path("/"), "25"), ["verify"], step, "m.log")
            totals = caught.exception.totals
            self.assertEqual((totals.passed, totals.failed, totals.skipped), (2, 2, 1))
