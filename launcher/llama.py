"""Serves a GGUF model with llama.cpp's own HTTP server, on loopback. Ends when its standard input closes.

A program of its own: `python -I launcher/llama.py --packages DIR --model FILE --port N`. The thread that answers HTTP
is llama.cpp's; Python only starts it.
"""
import argparse
import os
import pathlib
import sys
import threading


def main() -> None:
    options = _options()
    sys.path.insert(0, options.packages)
    import xllamacpp

    params = xllamacpp.CommonParams()
    params.model.path = options.model
    params.model_alias = {options.alias}
    params.hostnames = ["127.0.0.1"]
    params.port = options.port
    # Four callers at once, 2,048 tokens of context for each.
    params.n_parallel = 4
    params.n_ctx = 8192
    # Its threads wait for each other by spinning: as soon as one of them has to share its core, all stand still. On
    # two busy cores two threads made 1 token/s where one made 19. So half the cores stay free for everyone else.
    params.cpuparams.n_threads = params.cpuparams_batch.n_threads = max(1, min(4, _cores() // 2))
    params.endpoint_metrics = True
    params.endpoint_slots = True
    params.ui = False
    params.chat_template = pathlib.Path(options.chat_template).read_text(encoding="utf-8")
    server = xllamacpp.Server(params)
    print("READY", server.listening_address, flush=True)
    if options.stay:
        threading.Event().wait()
    _wait_for_end_of_input()
    # At once: the server's threads are C++ and hold nothing worth saving.
    os._exit(0)


def _options() -> argparse.Namespace:
    here = pathlib.Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--packages", required=True, help="folder that holds the package xllamacpp")
    parser.add_argument("--model", required=True, help="a GGUF file")
    parser.add_argument("--alias", default="smollm2-135m-instruct", help="the model's name on the wire")
    parser.add_argument("--port", type=int, default=0, help="0 takes a free one; the READY line tells which")
    parser.add_argument("--chat-template", default=str(here / "smollm2.jinja"), help="a Jinja file")
    parser.add_argument("--stay", action="store_true", help="do not end when standard input closes")
    return parser.parse_args()


def _cores() -> int:
    """Those that this process may use: in a container fewer than the machine has."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _wait_for_end_of_input() -> None:
    while os.read(0, 4096):
        pass


if __name__ == "__main__":
    main()
