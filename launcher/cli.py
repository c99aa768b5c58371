"""The commands. What is Java's is handed to Java with its arguments untouched."""
import argparse
import contextlib
import os
import subprocess
import sys

from . import aot, build, demo, jdk, jvm, verify
from .console import Failure, bold, dim, prepare, red, say

_HELP = """\
Sluice routes requests for language models: most stay on a local open model, hard and harmless
ones go to a proprietary API, and what is sensitive never leaves the house.

{try}
  demo                 build, fetch a tiny real model, start everything, show a short tour, stay up
  test                 run every test, with everything the tests need

{run}
  serve --config DIR   run the gateway with the configuration in DIR
  check --config DIR   list every problem of a configuration, with file and line
  explain --config DIR request.json
                       where a request would go, and why not elsewhere; offline
  policy check FILE    problems and tests of a privacy policy; also explain, diff, replay, schema
  reload               tell a running gateway to read its configuration again
  new-key              make a caller's key and the line for gateway.yml

{facts}
  report --by team     what was spent, by route, team or model
  verify-audit         check that the audit's chain is whole, in the database or in an export
  audit export         what left, of which kind, to whom, for an auditor; JSON Lines or HTML
  audit erase          destroy the key to a caller's pseudonyms
  evaluate privacy     recall, false alarms and misses on labelled requests
  train difficulty     a difficulty model from outcomes, such as those of your own traffic
  evaluate routing     how well requests are told apart that are worth a strong model
  calibrate            learn from feedback how often routes succeed; shows a diff, --write applies it
  compare              your own prompts against several models: quality, latency, cost

{work}
  build                build the jars, if the sources have changed, and a cache for a fast start
  bench                measure against nginx on this machine

{examples}
  ./sluice demo --once                                   the tour, then end; exit code 0 if all went well
  ./sluice demo --port 9000 --management-port 9001       if 8080 and 8081 are taken
  ./sluice demo --local-url http://127.0.0.1:11434/v1    with your own Ollama, vLLM, llama.cpp …
  OPENAI_API_KEY=… ./sluice demo                         with the real OpenAI in place of the simulated one
  ./sluice COMMAND --help                                all options of a command

{needs}
  Python 3.10, a JDK 25 (found by itself, or by SLUICE_JAVA_HOME), Maven 3.8, pip for the local model.
  SLUICE_JAVA_OPTS adds to the gateway's JVM options. All that is fetched lies in .cache/: delete it at will.
"""
_JAVA = ("serve", "check", "explain", "report", "verify-audit", "audit", "new-key", "evaluate", "train", "reload",
         "policy", "calibrate", "compare")
# These run long enough for the seconds that a cache takes to be worth it.
_LONG = ("serve", "bench")


def main(arguments: list) -> int:
    prepare()
    try:
        return _run(arguments)
    except Failure as failure:
        print(red("sluice: ") + str(failure), file=sys.stderr, flush=True)
        return 1
    except KeyboardInterrupt:
        say()
        return 130


def _run(arguments: list) -> int:
    if not arguments or arguments[0] in ("-h", "--help", "help"):
        titles = {"try": "Try it", "run": "Run it", "facts": "Read what happened", "work": "Work on it",
                  "examples": "Examples", "needs": "Needs"}
        say(_HELP.format(**{name: bold(title) for name, title in titles.items()}).rstrip())
        return 0
    command, rest = arguments[0], arguments[1:]
    if command == "demo":
        return demo.run(_demo_options(rest))
    if command == "test":
        return verify.run(rest)
    if command == "build":
        return _build(rest)
    if command in _JAVA:
        return _hand_over(_ready(command, lambda java: jvm.gateway(java, arguments)))
    if command == "bench":
        return _hand_over(_ready(command, lambda java: jvm.bench(java, rest)))
    raise Failure(f"there is no command \"{command}\". `./sluice --help` lists them all.")


def _demo_options(arguments: list) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="./sluice demo", description="Builds and starts everything, shows a short tour, stays up until Ctrl-C.",
        epilog="With OPENAI_API_KEY, ANTHROPIC_API_KEY or GEMINI_API_KEY set, these providers are real (and cost a few "
               "cents); with none, OpenAI and Anthropic are simulated, and every answer says so.")
    parser.add_argument("--once", action="store_true",
                        help="end after the tour; exit code 0 only if every stop came out as promised")
    parser.add_argument("--port", type=int, default=8080, help="for requests; 0 takes a free one (default: 8080)")
    parser.add_argument("--management-port", type=int, default=8081, metavar="PORT",
                        help="for health, metrics and reports (default: 8081)")
    local = parser.add_argument_group("in place of the shipped tiny model")
    local.add_argument("--llama-server", metavar="PATH", help="your own build of llama.cpp's llama-server …")
    local.add_argument("--model-file", metavar="GGUF", help="… and the model it shall serve")
    local.add_argument("--local-url", metavar="URL", help="any OpenAI-compatible server that already runs")
    parser.add_argument("--keep-data", action="store_true", help="keep the ledger and audit of the last demo")
    return parser.parse_args(arguments)


def _build(arguments: list) -> int:
    about = "Builds the jars, if the sources have changed, and a cache from which the gateway starts faster."
    argparse.ArgumentParser(prog="./sluice build", description=about).parse_args(arguments)
    java = jdk.find()
    build.ensure(java)
    jvm.fast_start(java)
    say(dim("Everything is built."))
    return 0


def _ready(name: str, command) -> list:
    """News of the build go to standard error: `report --format csv > file` must hold the report and nothing else."""
    with contextlib.redirect_stdout(sys.stderr):
        java = jdk.find()
        build.ensure(java)
        if name in _LONG:
            jvm.fast_start(java)
    return command(java)


def _hand_over(command: list) -> int:
    """The JVM takes our place, so that signals reach it without a middleman; Windows knows no such thing."""
    sys.stdout.flush()
    if os.name != "nt":
        os.execv(command[0], command)
    try:
        return subprocess.run(command).returncode
    except KeyboardInterrupt:
        return 130
