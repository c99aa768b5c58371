"""One at a time: a lock on a file, which the system takes back whatever way its holder ends."""
import os
from pathlib import Path
from typing import IO

from .console import Failure


def hold(file: Path, refusal: str) -> IO:
    """Locks the file for as long as the result is open; fails with `refusal` if another process has it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    held = open(file, "a", encoding="utf-8")
    try:
        if os.name == "nt":
            import msvcrt
            held.seek(0)
            msvcrt.locking(held.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError) as error:
        held.close()
        raise Failure(refusal) from error
    return held
