"""The local side of the demo: the shipped tiny model, a user's own llama-server, or any server that already runs."""
import argparse
import json
import sys
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from . import fetch, ports
from .children import Children, status
from .console import Failure, Step

_HERE = Path(__file__).resolve().parent
SHIPPED = "smollm2-135m-instruct"


@dataclass(frozen=True)
class Local:
    """
    url: base of its API, /v1 included
    about: one line on what answers there
    """
    url: str
    model: str
    about: str

    def environment(self) -> dict:
        return {"SLUICE_LOCAL_URL": self.url, "SLUICE_LOCAL_MODEL": self.model}


def check(options: argparse.Namespace) -> None:
    """What can be wrong with the options is said before anything starts."""
    if bool(options.llama_server) != bool(options.model_file):
        raise Failure("--llama-server PATH and --model-file GGUF belong together: give both or none.")
    if options.local_url and options.llama_server:
        raise Failure("--local-url and --llama-server exclude each other: the model runs in one place.")
    for option, file in (("--llama-server", options.llama_server), ("--model-file", options.model_file)):
        if file and not Path(file).is_file():
            raise Failure(f"{option} {file}: there is no such file.")
    if options.local_url and not options.local_url.startswith(("http://", "https://")):
        raise Failure(f"--local-url {options.local_url}: expected a URL such as http://127.0.0.1:11434/v1.")


def shipped_command(port: int) -> list[str]:
    """The command line of llama.cpp's server with the shipped model; what it needs is fetched."""
    return [sys.executable, "-I", str(_HERE / "llama.py"), "--packages", str(fetch.server()), "--model",
            str(fetch.model()), "--alias", SHIPPED, "--port", str(port)]


def start(options: argparse.Namespace, children: Children) -> Local:
    if options.local_url:
        return _running(options.local_url.rstrip("/"))
    port = ports.free()
    if options.llama_server:
        name = Path(options.model_file).stem
        command = [sys.executable, "-I", str(_HERE / "leash.py"), options.llama_server, "--model", options.model_file,
                   "--alias", name, "--host", "127.0.0.1", "--port", str(port), "--parallel", "4", "--metrics",
                   "--slots"]
        about, seconds = f"{name} on your own llama-server", 600
    else:
        command = shipped_command(port)
        name, about, seconds = SHIPPED, "SmolLM2-135M-Instruct on llama.cpp: real, and tiny", 60
    with Step(f"Starting the local model ({name})") as step:
        child = children.start("local model", command)
        children.await_ready(child, f"http://127.0.0.1:{port}/health", seconds, step)
        step.done(f"Local model ready: {about}")
    return Local(f"http://127.0.0.1:{port}/v1", name, about)


def _running(url: str) -> Local:
    """Asks the server for its models; people forget the /v1, so that is tried too."""
    tried = []
    for base in (url, url + "/v1"):
        said = status(base + "/models")
        tried.append(f"{base}/models says {said}")
        if said == "200":
            opener = urllib.request.build_opener(urllib.request.ProxyHandler({}))
            try:
                with opener.open(base + "/models", timeout=5) as answer:
                    model = json.load(answer)["data"][0]["id"]
            except (OSError, ValueError, KeyError, IndexError, TypeError):
                tried.append("but it names no model")
                continue
            return Local(base, model, f"{model} at {base}")
    raise Failure(f"--local-url {url}: no OpenAI-compatible server answers there.\n  " + "\n  ".join(tried))
