import argparse
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from unittest import mock

from launcher import demo, sole
from launcher.console import Failure
from launcher.places import ROOT


class DemoTest(unittest.TestCase):
    def test_a_second_demo_is_refused_and_leaves_the_first_ones_files_alone(self):
        with tempfile.TemporaryDirectory() as folder, mock.patch.object(demo, "DEMO", Path(folder)), \
                mock.patch.object(demo.jdk, "find", side_effect=AssertionError("went on")):
            facts = Path(folder) / "data" / "facts.mv.db"
            facts.parent.mkdir()
            facts.write_text("kept")
            options = argparse.Namespace(llama_server=None, model_file=None, local_url=None, port=0, management_port=0)
            with sole.hold(Path(folder) / ".running", "taken"):
                with self.assertRaisesRegex(Failure, "A demo is running already"):
                    demo.run(options)
            self.assertEqual(facts.read_text(), "kept")
            with self.assertRaisesRegex(AssertionError, "went on"):
                demo.run(options)

    def test_a_lock_ends_with_the_process_that_held_it(self):
        with tempfile.TemporaryDirectory() as folder:
            file = Path(folder) / "lock"
            holder = subprocess.Popen(
                [sys.executable, "-c", "import sys; from pathlib import Path; from launcher import sole\n"
                 "held = sole.hold(Path(sys.argv[1]), 'taken'); print('held', flush=True); sys.stdin.read()", str(file)],
                cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
            try:
                self.assertEqual(holder.stdout.readline().strip(), "held")
                with self.assertRaisesRegex(Failure, "taken"):
                    sole.hold(file, "taken")
            finally:
                holder.kill()
                holder.communicate()
            sole.hold(file, "taken").close()
