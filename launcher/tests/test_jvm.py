import os
import unittest
from pathlib import Path
from unittest import mock

from launcher import jvm
from launcher.jdk import Jdk

_JDK = Jdk(Path("/jdk"), "25.0.1")


class JvmTest(unittest.TestCase):
    def _line(self, class_path):
        with mock.patch.dict(os.environ, {"SLUICE_CLASSPATH": class_path}):
            return jvm.gateway(_JDK, ["check"], [])

    def test_jars_of_the_users_own_come_behind_ours_on_the_class_path(self):
        line = self._line(f"acme.jar{os.pathsep}onnxruntime.jar")
        self.assertNotIn("-jar", line)
        path = line[line.index("-cp") + 1].split(os.pathsep)
        self.assertEqual(path, [str(jvm.APP / jvm.APP_JAR.name), "acme.jar", "onnxruntime.jar"])
        self.assertEqual(line[-2:], ["dev.sluice.gateway.cli.Sluice", "check"])

    def test_without_any_the_jar_runs_as_it_is(self):
        self.assertEqual(self._line("")[-3:], ["-jar", str(jvm.APP / jvm.APP_JAR.name), "check"])
