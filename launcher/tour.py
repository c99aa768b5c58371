"""Takes the tour and shows it: a table with two lines a stop, then what it cost beside what it would have cost."""
import http.client
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from . import wire
from .console import ARROW, CROSS, DASH, TICK, bold, dim, fitted, green, red, say, width, yellow
from .stops import REFUSED, Stop, all_stops, is_outside, reason, shortcomings

_WHY = {
    "easy": "easy: the local model is trusted with it",
    "hard": "hard, and harmless: may leave the house",
    "kept-in": "hard, but kept in the house by the policy",
    "named": "the caller named this route",
    "only-route": "the only route that could take it",
}
_COLUMNS = (("Tokens", 11), ("Cost", 11), ("All propr.", 11), ("1st byte", 9), ("Overhead", 9))


@dataclass(frozen=True)
class Ends:
    base_url: str
    management_url: str
    key: str


@dataclass
class Outcome:
    """
    exchange: None where no answer of the protocol came back
    row: the ledger's, {} where there is none
    """
    stop: Stop
    exchange: wire.Exchange | None
    row: dict
    wrong: list


def take(ends: Ends, simulated: bool, local: str) -> bool:
    """True if every stop came out as promised."""
    _head(simulated, local)
    outcomes = []
    for number, stop in enumerate(all_stops(), 1):
        outcome = _visit(ends, stop)
        outcomes.append(outcome)
        _show(number, outcome)
    _totals(outcomes)
    return not any(outcome.wrong for outcome in outcomes)


def _visit(ends: Ends, stop: Stop) -> Outcome:
    try:
        exchange = wire.ask(ends.base_url, ends.key, stop.request)
    except (OSError, http.client.HTTPException, ValueError) as error:
        return Outcome(stop, None, {}, [f"no answer: {error or type(error).__name__}"])
    request_id = exchange.header("x-request-id")
    row = {}
    if stop.promise != REFUSED and exchange.status == 200 and request_id:
        row = wire.ledger_row(ends.management_url, request_id)
    return Outcome(stop, exchange, row, shortcomings(stop, exchange, row))


def _head(simulated: bool, local: str) -> None:
    say()
    say(bold("The tour") + ": seven requests to the same address, model \"auto\" unless said otherwise.")
    say(f"  Local:       {local}.")
    if simulated:
        say("  Proprietary: " + yellow(bold("SIMULATED")) + ". No model is asked, nothing is paid; costs are what the "
            "real one would bill.")
    else:
        say("  Proprietary: real, and billed to your keys.")
    say()
    say(bold(_cells("", "Request", [name for name, _ in _COLUMNS])))
    say(dim(DASH * width()))


def _cells(mark: str, name: str, cells: list) -> str:
    taken = 5 + sum(room + 1 for _, room in _COLUMNS)
    line = f"{mark:<2} " if not mark else f"{mark}  "
    line += f"{fitted(name, width() - taken):<{width() - taken}}  "
    return (line + " ".join(f"{cell:>{room}}" for cell, (_, room) in zip(cells, _COLUMNS))).rstrip()


def _show(number: int, outcome: Outcome) -> None:
    mark = red(CROSS) if outcome.wrong else green(TICK)
    row, exchange = outcome.row, outcome.exchange
    say(_cells(mark, f"{number} {outcome.stop.name}", [
        f"{row['input']} {ARROW} {row['output']}" if row.get("input") is not None else "",
        money(row.get("cost")) if row else "", money(row.get("baseline")) if row else "",
        f"{exchange.first_byte_ms:.0f} ms" if exchange else "", _overhead(exchange, row)]))
    room = width() - 5
    say("     " + dim(fitted(f"asked: {outcome.stop.asked}", room)))
    if exchange is not None:
        _show_answer(outcome, exchange, room)
    for wrong in outcome.wrong:
        say("     " + red(fitted(f"not as promised: {wrong}", room)))


def _show_answer(outcome: Outcome, exchange: wire.Exchange, room: int) -> None:
    if exchange.status != 200:
        error = exchange.body.get("error") or {}
        say("     " + fitted(f"{ARROW} {exchange.status} {error.get('code', '')}: {error.get('message', '')}", room))
        return
    route = exchange.header("x-sluice-route")
    label = " SIMULATED" if exchange.header("x-sluice-simulated") == "true" else ""
    rest = f"({_WHY.get(reason(exchange), reason(exchange))})"
    painted = (yellow if is_outside(route) else green)(route) + (yellow(bold(label)) if label else "")
    say(f"     {ARROW} {painted} " + fitted(rest, max(10, room - len(route + label) - 3)))
    if outcome.stop.rule:
        say("     " + fitted(f"kept in by the rule {exchange.header('x-sluice-rule')}", room))
    say("     " + dim(fitted(f"\"{exchange.text.strip()}\"", room)))


def _overhead(exchange: wire.Exchange | None, row: dict) -> str:
    if row.get("overhead_micros") is not None:
        return f"{float(row['overhead_micros']) / 1000:.2f} ms"
    told = exchange.header("x-sluice-overhead-ms") if exchange else ""
    return f"{float(told):.2f} ms" if told else ""


def money(amount) -> str:
    """Six decimals, so that a column can be compared by eye; less than that is shown as less, never as nothing."""
    try:
        value = Decimal(str(amount))
    except InvalidOperation:
        return "unknown"
    smallest = Decimal("0.000001")
    return f"<${smallest}" if 0 < value < smallest else f"${value:.6f}"


def _totals(outcomes: list) -> None:
    say(dim(DASH * width()))
    spent, baseline, unknown = Decimal(0), Decimal(0), 0
    rows = [outcome.row for outcome in outcomes if outcome.row]
    for row in rows:
        try:
            cost, all_proprietary = Decimal(str(row.get("cost"))), Decimal(str(row.get("baseline")))
        except InvalidOperation:
            unknown += 1
            continue
        spent += cost
        baseline += all_proprietary
    tokens = f"{sum(row.get('input') or 0 for row in rows)} {ARROW} {sum(row.get('output') or 0 for row in rows)}"
    say(bold(_cells("", "  Together", [tokens, money(spent), money(baseline), "", ""])))
    say()
    if baseline > 0:
        say(f"Spent {bold(money(spent))}; all proprietary it would have been {bold(money(baseline))}: "
            f"{(1 - spent / baseline) * 100:.0f} % saved.")
    if unknown:
        say(red(f"{unknown} of these have an unknown price and are left out of both sums."))
    say(dim("\"All propr.\" is the same usage at the reference model's price; 1st byte is as this client saw it, "
            "overhead\nis Sluice's own share, higher while the JVM is cold. A 135M model makes mistakes: it is real, not right."))
    _verdict(outcomes)


def _verdict(outcomes: list) -> None:
    failed = [outcome for outcome in outcomes if outcome.wrong]
    if not failed:
        say(green(f"{TICK} All {len(outcomes)} came out as promised."))
    for outcome in failed:
        say(red(f"{CROSS} {outcome.stop.name}: promised \"{outcome.stop.promised}\"; {'; '.join(outcome.wrong)}"))
    say()
