import socket
import unittest

from launcher import ports
from launcher.console import Failure


class PortsTest(unittest.TestCase):
    def test_a_taken_port_is_named_together_with_the_option_that_changes_it(self):
        with socket.socket() as holder:
            holder.bind(("127.0.0.1", 0))
            holder.listen()
            taken = holder.getsockname()[1]
            with self.assertRaisesRegex(Failure, f"Port {taken} is taken.*--management-port"):
                ports.claim(taken, "--management-port")

    def test_zero_takes_a_free_one(self):
        self.assertGreater(ports.claim(0, "--port"), 0)

    def test_two_of_ours_cannot_have_the_same(self):
        port = ports.free()
        with self.assertRaisesRegex(Failure, "already meant"):
            ports.claim(port, "--management-port", taken=(port,))

    def test_a_number_that_is_no_port_is_refused(self):
        with self.assertRaisesRegex(Failure, "1 to 65535"):
            ports.claim(70000, "--port")
