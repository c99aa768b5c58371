"""What a person sees: colour only on a terminal, progress with elapsed seconds, failures that say what to do."""
import os
import shutil
import sys
import threading
import time


class Failure(Exception):
    """Something a person has to know; the message says what is wrong and what to do about it."""


TERMINAL = sys.stdout.isatty()
COLOUR = TERMINAL and "NO_COLOR" not in os.environ and os.environ.get("TERM") != "dumb"
UNICODE = (sys.stdout.encoding or "").lower().replace("-", "").startswith("utf")

TICK, CROSS, ARROW, DOTS, DASH = ("✓", "✗", "→", "…", "─") if UNICODE else ("+", "x", "->", "...", "-")


def prepare() -> None:
    """Scripts wait for lines such as READY: they must not sit in a buffer. Windows consoles need asking for colour."""
    sys.stdout.reconfigure(line_buffering=True, errors="replace")
    if os.name == "nt" and COLOUR:
        os.system("")


def width() -> int:
    return max(80, min(120, shutil.get_terminal_size((100, 24)).columns))


def _paint(code: str, text: str) -> str:
    return f"\033[{code}m{text}\033[0m" if COLOUR else text


def bold(text: str) -> str:
    return _paint("1", text)


def dim(text: str) -> str:
    return _paint("2", text)


def green(text: str) -> str:
    return _paint("32", text)


def red(text: str) -> str:
    return _paint("31", text)


def yellow(text: str) -> str:
    return _paint("33", text)


def say(text: str = "") -> None:
    print(text, flush=True)


def fitted(text: str, room: int) -> str:
    """One line of at most `room` characters; what is left out is marked."""
    line = " ".join(text.split())
    return line if len(line) <= room else line[: max(0, room - len(DOTS))].rstrip() + DOTS


class Step:
    """One thing being done. On a terminal its line lives and counts seconds; elsewhere it prints when news comes."""

    def __init__(self, name: str):
        self.name = name
        self.began = time.monotonic()
        self._detail = ""
        self._over = threading.Event()
        self._lock = threading.Lock()
        self._ticker = threading.Thread(target=self._tick, daemon=True)

    def __enter__(self):
        if TERMINAL:
            self._ticker.start()
        else:
            say(f"  {self.name} {DOTS}")
        return self

    def detail(self, text: str, fine: bool = False) -> None:
        """What is going on now; `fine` news are for a living line only, a log would drown in them."""
        with self._lock:
            news, self._detail = text != self._detail, text
        if news and not TERMINAL and not fine:
            say(f"    {self.seconds():5.1f} s  {text}")

    def seconds(self) -> float:
        return time.monotonic() - self.began

    def done(self, text: str) -> None:
        """Replaces what the line says when all went well."""
        self.name, self._detail = text, ""

    def __exit__(self, kind, _value, _trace):
        self._over.set()
        if TERMINAL:
            self._ticker.join()
            print("\r\033[K", end="")
        mark = green(TICK) if kind is None else red(CROSS)
        say(f"{mark} {self.name} {dim(f'{self.seconds():.1f} s')}")

    def _tick(self) -> None:
        while not self._over.wait(0.2):
            with self._lock:
                detail = self._detail
            line = f"{self.name} {DOTS} {self.seconds():.0f} s" + (f"  {detail}" if detail else "")
            print("\r\033[K  " + fitted(line, shutil.get_terminal_size((100, 24)).columns - 3), end="", flush=True)
