"""`./scripts/bench`: requests per second, CPU per request, and the ratios that matter.

Three routes, each as it is, as a bare Starlette route that returns the same bytes, and (reads) as
a route written by hand that runs the same statements. Everything is on loopback and bounded.
"""

import argparse
import contextlib
import json
import os
import pickle
import platform
import sys
import tempfile
import urllib.request
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from fastapi.testclient import TestClient
from sqlalchemy import event

from backend.database import Database
from backend.domain.kit.tables import new_id
from backend.main import create_app
from backend.settings import settings
from scripts.benchmark import counting, fill, imports, load, phone, rollup, vote
from scripts.benchmark.kinds import databases
from scripts.benchmark.load import Cost
from scripts.benchmark.servers import free_port, serving
from scripts.house import START

ONE, LIST, NEW = "/api/v1/clues/{id}", "/api/v1/clues?limit=50&state=handling", "/api/v1/clues"
JSON = {"Content-Type": "application/json"}
TURNS = 8
LIST_OF = "list of 50, one state"


def new_clue(_: int) -> bytes:
    said = {"id": str(new_id()), "title": "路灯夜间不亮", "category": "roads"}
    return json.dumps({**said, "words": "村口至小学一段路灯入冬以来不亮，希望尽快维修。"}).encode()


def capture(database: Database, paths: dict[str, str], tokens: dict[str, str], to: Path) -> None:
    """Keep what each route answers, and the statements that it runs, for the others to repeat."""
    ran: list[tuple[str, Any]] = []

    def note(_: Any, __: Any, statement: str, values: Any, *___: Any) -> None:
        ran.append((statement, values))

    event.listen(database.engine, "before_cursor_execute", note)
    with TestClient(create_app(database)) as client:
        for name, path in paths.items():
            headers = {"Authorization": f"Bearer {tokens[name]}", **JSON}
            for _ in range(2):
                ran.clear()
                body = None if name != "new" else new_clue(0)
                said = client.request(
                    "POST" if body else "GET", path, headers=headers, content=body
                )
            assert said.status_code == 200, said.text
            (to / name).write_bytes(said.content)
            (to / f"{name}.sql").write_bytes(pickle.dumps(ran))
    event.remove(database.engine, "before_cursor_execute", note)


def compare(url: str, folder: Path, count: int) -> dict[str, dict[str, Cost]]:
    """Measure the three routes on one database, each in its three ways.

    The ways take turns, so that what else the machine does falls on all of them.
    """
    database, now = Database(url), datetime.now(UTC)
    scope = "1308.130824"
    staff = fill.token_of(database, "luanping.staff", now=now)
    deputy = fill.token_of(database, "luanping.deputy", now=now)
    paths = {"one": ONE.format(id=fill.some_clue(database, scope)), "list": LIST, "new": NEW}
    tokens = {"one": staff, "list": staff, "new": deputy}
    capture(database, paths, tokens, folder)
    database.engine.dispose()
    turns: dict[str, dict[str, list[Cost]]] = {name: {} for name in paths}
    port, other = free_port(), free_port()
    ours = [sys.executable, "-c", START, "--database-url", url, "serve", "--port", str(port)]
    others = [sys.executable, "-m", "scripts.benchmark.bare", str(other), url, str(folder)]
    with (
        serving(*ours, port=port, path="/api/v1/health") as pid,
        serving(*others, port=other, path="/bare/one") as other_pid,
    ):
        for _ in range(TURNS):
            for name, path in paths.items():
                post = name == "new"
                ways = {
                    "ours": (port, pid, path, tokens[name]),
                    "bare": (other, other_pid, f"/bare/{name}", ""),
                    "by hand": (other, other_pid, f"/by-hand/{name}", ""),
                }
                for way, (at, server, asked, token) in ways.items():
                    if post and way == "by hand":
                        continue
                    sent = load.post(asked, new_clue, token) if post else load.get(asked, token)
                    said = load.measure(at, server, sent, count=count // TURNS)
                    turns[name].setdefault(way, []).append(said)
    return {
        name: {way: load.middle(costs) for way, costs in ways.items()}
        for name, ways in turns.items()
    }


def report(kind: str, clues: int, found: dict[str, dict[str, Cost]]) -> None:
    print(f"\n{kind}, {clues:,} clues\n")
    print(
        "| route | way | requests/s | CPU µs | CPU to bare | CPU to by hand | median ms | bytes |"
    )
    print("|---|---|---|---|---|---|---|---|")
    names = {"one": "one clue", "list": LIST_OF, "new": "a new clue"}
    for name, ways in found.items():
        bare, hand = ways["bare"].cpu, ways["by hand"].cpu if "by hand" in ways else None
        for way, cost in ways.items():
            to_hand = f"{cost.cpu / hand:.2f}" if hand else ""
            print(
                f"| {names[name]} | {way} | {cost.per_second:,.0f} | {cost.cpu:,.0f}"
                f" | {cost.cpu / bare:.1f} | {to_hand} | {cost.median:.1f} | {cost.size:,} |"
            )


def scale(url: str, sizes: list[int], count: int) -> None:
    """Measure the list at each size, alone on its connection's turn, database time included."""
    print("\n| clues | list of 50 newest, median ms | one state | last page's cursor |")
    print("|---|---|---|---|")
    for size in sizes:
        database, now = Database(url), datetime.now(UTC)
        fill.fill(database, size, now=now)
        token = fill.token_of(database, "chengde.staff", now=now)
        database.engine.dispose()
        port = free_port()
        ours = [sys.executable, "-c", START, "--database-url", url, "serve", "--port", str(port)]
        with serving(*ours, port=port, path="/api/v1/health") as pid:
            paths = ["/api/v1/clues?limit=50", LIST, _deep(port, token)]
            said = [load.measure(port, pid, load.get(p, token), count=count) for p in paths]
        print(
            f"| {size:,} | " + " | ".join(f"{cost.median:.1f}" for cost in said) + " |", flush=True
        )


def _deep(port: int, token: str) -> str:
    """Return the path of a page some way down the list."""
    path = after = "/api/v1/clues?limit=200"
    for _ in range(20):
        asked = urllib.request.Request(f"http://127.0.0.1:{port}{after}")
        asked.add_header("Authorization", f"Bearer {token}")
        with urllib.request.urlopen(asked) as answer:
            after = f"{path}&after={json.load(answer)['next']}"
    return after.replace("limit=200", "limit=50")


def main() -> None:
    asked = argparse.ArgumentParser(prog="./scripts/bench", description=__doc__)
    asked.add_argument("--count", type=int, default=2000, help="requests per measurement (2000)")
    asked.add_argument("--clues", type=int, default=10_000, help="clues to begin with (10,000)")
    asked.add_argument("--large", type=int, default=0, help="measure lists at this many, too")
    asked.add_argument("--phone", type=int, default=0, help="runs of Lighthouse, and nothing else")
    asked.add_argument("--rollup", type=int, default=0, help="problems to add up, nothing else")
    asked.add_argument("--import", type=int, default=0, dest="imported", help="rows to bring in")
    asked.add_argument("--vote", type=int, default=0, help="voters of one ballot, nothing else")
    asked.add_argument("--papers", type=int, default=0, help="papers to count, nothing else")
    asked.add_argument("--within", type=float, default=50, help="seconds in which they come (50)")
    asked.add_argument("--slips", action="store_true", help="with slips")
    asked.add_argument("--crashes", type=int, default=0, help="kill the server so many times")
    given = asked.parse_args()
    if given.phone:
        phone.measure(given.phone)
        return
    if given.papers:
        counting.measure(given.papers)
        return
    with _prepared() as urls:
        for kind, url in urls.items():
            if given.imported or given.vote or given.rollup:
                print(f"\n{kind}\n")
            if given.imported:
                port = free_port()
                ours = [sys.executable, "-c", START, "--database-url", url, "serve"]
                with serving(*ours, "--port", str(port), port=port, path="/api/v1/health") as pid:
                    imports.measure(url, port, pid, given.imported)
            elif given.vote:
                vote.measure(url, free_port(), given.vote, given.within, given.slips, given.crashes)
            elif given.rollup:
                rollup.measure(Database(url), url, given.rollup, serving, free_port(), START)
            else:
                _measure_routes(kind, url, given.clues, given.large, given.count)


@contextlib.contextmanager
def _prepared() -> Iterator[dict[str, str]]:
    """Give the databases of this machine, the demo's people in each."""
    settings.access_minutes = 24 * 60
    print(f"{platform.python_version()} on {os.cpu_count()} cores, {datetime.now():%Y-%m-%d}")
    with tempfile.TemporaryDirectory() as name:
        settings.data_dir = Path(name)
        os.environ["CONGRESS_DATA_DIR"] = name
        with databases(settings.data_dir) as urls:
            for url in urls.values():
                database = Database(url)
                fill.prepare(database, now=datetime.now(UTC))
                database.engine.dispose()
            yield urls


def _measure_routes(kind: str, url: str, clues: int, large: int, count: int) -> None:
    database = Database(url)
    fill.fill(database, clues, now=datetime.now(UTC))
    database.engine.dispose()
    report(kind, clues, compare(url, settings.data_dir, count))
    if large:
        scale(url, [clues, large], min(count, 500))


if __name__ == "__main__":
    main()
