"""Ports on loopback: is the wanted one free, which one is."""
import os
import socket

from .console import Failure


def claim(wanted: int, option: str, taken: tuple = ()) -> int:
    """`wanted` if it is free, any free one for 0; a taken port fails with the option that changes it."""
    if not 0 <= wanted <= 65535:
        raise Failure(f"{option} {wanted}: a port is a number from 1 to 65535 (0 takes a free one).")
    if wanted in taken and wanted != 0:
        raise Failure(f"{option} {wanted}: this port is already meant for something else here. Choose another.")
    with socket.socket() as probe:
        if os.name != "nt":
            # A port that has just been let go may be taken again; on Windows the option would mean "share it".
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", wanted))
        except PermissionError as error:
            raise Failure(f"Port {wanted} is reserved for the administrator. Choose another with {option} PORT.") from error
        except OSError as error:
            raise Failure(f"Port {wanted} is taken: something else listens there. "
                          f"Stop it, or choose another with {option} PORT ({option} 0 takes a free one).") from error
        return probe.getsockname()[1]


def free() -> int:
    return claim(0, "port")
