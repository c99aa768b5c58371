"""Runs a command that knows nothing of us and ends it when our standard input closes: `leash.py COMMAND ARG…`.

For a user's own llama-server, which would outlive a launcher that is killed.
"""
import os
import subprocess
import sys
import threading


def main() -> int:
    child = subprocess.Popen(sys.argv[1:], stdin=subprocess.DEVNULL)
    threading.Thread(target=_end_with_input, args=(child,), daemon=True).start()
    return child.wait()


def _end_with_input(child: subprocess.Popen) -> None:
    while os.read(0, 4096):
        pass
    child.terminate()
    try:
        child.wait(5)
    except subprocess.TimeoutExpired:
        child.kill()


if __name__ == "__main__":
    sys.exit(main())
