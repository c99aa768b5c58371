import tempfile
import unittest
from pathlib import Path
from unittest import mock

from launcher import aot
from launcher.jdk import Jdk

_JDK = Jdk(Path("/jdk"), "25.0.1")


class AotTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.app = Path(folder.name)
        for patch in (mock.patch.object(aot, "APP", self.app), mock.patch.object(aot, "LOGS", self.app / "logs"),
                      mock.patch("launcher.console.say", lambda text="": None)):
            patch.start()
            self.addCleanup(patch.stop)

    def test_a_program_that_does_not_come_up_leaves_no_cache_and_is_not_tried_again(self):
        asked = []

        def command(arguments, flags):
            asked.append(flags)
            return ["/bin/false"]

        aot.ensure(_JDK, command, lambda arguments: ["/bin/false"])
        aot.ensure(_JDK, command, lambda arguments: ["/bin/false"])
        self.assertEqual(len(asked), 1)
        self.assertEqual(aot.flags(_JDK), [])

    def test_a_cache_is_used_by_the_jdk_that_made_it_and_by_no_other(self):
        (self.app / f"gateway-{aot._name(_JDK)}.aot").touch()
        self.assertIn("-XX:AOTCache=", aot.flags(_JDK)[0])
        self.assertEqual(aot.flags(Jdk(Path("/jdk"), "26")), [])

    def test_a_users_own_flags_are_never_mixed_with_a_cache_made_without_them(self):
        (self.app / f"gateway-{aot._name(_JDK)}.aot").touch()
        with mock.patch.dict(aot.os.environ, {"SLUICE_JAVA_OPTS": "-Xmx1g"}):
            self.assertEqual(aot.flags(_JDK), [])
