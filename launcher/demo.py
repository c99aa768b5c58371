"""`./sluice demo`: the local model, the proprietary side and the gateway, and a tour through all of it."""
import argparse
import hashlib
import json
import secrets
import shutil
import signal
import time

from . import build, jdk, jvm, local, ports, providers, sole, tour
from .children import Children
from .console import DASH, Failure, Step, bold, dim, say, width, yellow
from .places import DEMO, shown

_RUNNING = (f"A demo is running already, and keeps its ledger and audit trail in {shown(DEMO)}. Use that one, or end it "
            "first (Ctrl-C where it was started).")


def run(options: argparse.Namespace) -> int:
    """0 if the tour came out as promised (with --once), or when ended by Ctrl-C."""
    local.check(options)
    # A second demo would write over the first one's configuration and delete its ledger and audit trail.
    with sole.hold(DEMO / ".running", _RUNNING):
        return _run(options)


def _run(options: argparse.Namespace) -> int:
    port = ports.claim(options.port, "--port")
    management = ports.claim(options.management_port, "--management-port", taken=(port,))
    java = jdk.find()
    say(dim(f"JDK {java.version} at {java.home}"))
    build.ensure(java)
    jvm.fast_start(java)
    proprietary = providers.from_environment()
    key = "sk-sluice-" + secrets.token_urlsafe(32)
    _end_on_signals()
    with Children() as children:
        here = local.start(options, children)
        environment = {**here.environment(), **_start_providers(java, proprietary, children)}
        _configure(port, management, key, options.keep_data)
        _start_gateway(java, children, environment, port, management)
        base = f"http://127.0.0.1:{port}/v1"
        whole = tour.take(tour.Ends(base, f"http://127.0.0.1:{management}", key), proprietary.simulated, here.about)
        if options.once:
            return 0 if whole else 1
        _invite(base, management, key)
        return _stay(children)


def _start_providers(java, proprietary: providers.Providers, children: Children) -> dict:
    if not proprietary.simulated:
        say(yellow(f"! Real keys found: {', '.join(proprietary.real)} will be asked for real. "
                   "The tour costs a few cents at most."))
        return proprietary.environment(0)
    port = ports.free()
    with Step("Starting the simulated providers") as step:
        child = children.start("simulated providers",
                               jvm.loadtest(java, ["simulate", "--port", str(port), "--exit-with-stdin"]))
        children.await_ready(child, f"http://127.0.0.1:{port}/__admin/health", 60, step)
        step.done("Simulated providers ready: OpenAI and Anthropic are SIMULATED, since no key is set")
    return proprietary.environment(port)


def _configure(port: int, management: int, key: str, keep_data: bool) -> None:
    """Only gateway.yml: the other three files are the shipped ones. The key itself is written nowhere."""
    data = DEMO / "data"
    if not keep_data:
        shutil.rmtree(data, ignore_errors=True)
    data.mkdir(parents=True, exist_ok=True)
    (DEMO / "gateway.yml").write_text(
        "# Written by `./sluice demo` at every start. The other three files are the shipped ones.\n"
        "host: 127.0.0.1\n"
        f"port: {port}\n"
        f"management_port: {management}\n"
        "storage:\n"
        f"  directory: {json.dumps(str(data))}\n"
        "callers:\n"
        "  - name: demo\n"
        "    team: demo\n"
        f"    key_hash: \"{hashlib.sha256(key.encode()).hexdigest()}\"\n", encoding="utf-8")


def _start_gateway(java, children: Children, environment: dict, port: int, management: int) -> None:
    with Step("Starting the gateway") as step:
        child = children.start("gateway", jvm.gateway(java, ["serve", "--config", str(DEMO)]),
                               {**environment, "SLUICE_EXIT_WITH_STDIN": "1"})
        children.await_ready(child, f"http://127.0.0.1:{management}/health/ready", 60, step)
        # The port for requests opens after the one for operators; without a key it answers 401.
        children.await_ready(child, f"http://127.0.0.1:{port}/v1/models", 60, step, wanted="401")
        step.done("Gateway ready")


def _invite(base: str, management: int, key: str) -> None:
    say(bold("Now you. ") + "Everything stays up until Ctrl-C.")
    say()
    say(f"  Base URL    {base}")
    say(f"  Caller key  {key}")
    say(f"  Metrics     http://127.0.0.1:{management}/metrics")
    say()
    say(dim("  # curl"))
    say(f"  curl -si {base}/chat/completions -H 'authorization: Bearer {key}' \\\n"
        "    -H 'content-type: application/json' \\\n"
        "    -d '{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":\"What is the capital of Italy?\"}]}'")
    say()
    say(dim("  # Python: pip install openai"))
    say(f"  from openai import OpenAI\n  client = OpenAI(base_url=\"{base}\", api_key=\"{key}\")\n"
        "  print(client.chat.completions.create(model=\"auto\", messages=[{\"role\": \"user\", \"content\": \"Hello\"}]))")
    say()
    say(dim("  // Node: npm install openai"))
    say(f"  import OpenAI from \"openai\";\n  const client = new OpenAI({{ baseURL: \"{base}\", apiKey: \"{key}\" }});\n"
        "  console.log(await client.chat.completions.create({ model: \"auto\", messages: "
        "[{ role: \"user\", content: \"Hello\" }] }));")
    say()
    say(dim(DASH * width()))
    say(f"READY base_url={base} management_url=http://127.0.0.1:{management} key={key}")


def _stay(children: Children) -> int:
    try:
        while (gone := children.ended()) is None:
            time.sleep(0.5)
    except KeyboardInterrupt:
        say()
        say("Stopping.")
        return 0
    raise Failure(f"The {gone.name} ended by itself (exit code {gone.process.returncode}). Its last lines:\n  "
                  f"{gone.last_lines()}")


def _end_on_signals() -> None:
    """A polite kill, a closed terminal, or SIGINT where a script's "&" has it ignored: each ends us with every child."""
    def end(*_):
        raise KeyboardInterrupt

    for name in ("SIGINT", "SIGTERM", "SIGHUP"):
        if hasattr(signal, name):
            signal.signal(getattr(signal, name), end)
