"""A vote by so many deputies who are signed in: `./scripts/bench --vote 2000`."""

import asyncio
import json
import random
import signal
import subprocess
import sys
import threading
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

import httpx
from sqlalchemy import insert
from sqlmodel import select

from backend.database import Database
from backend.domain.access import Role
from backend.domain.kit.tables import new_id
from backend.domain.people.accounts.rules import hashed
from backend.domain.people.accounts.tables import Account, Grant
from backend.domain.people.congresses.queries import running_terms
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.deputies.tables import Deputy
from backend.domain.people.persons.tables import Person
from backend.domain.people.sign_ins.tables import SignIn
from backend.outside import tokens
from scripts.benchmark import fill
from scripts.benchmark.crowd import Crowd
from scripts.house import START

SCOPE = "1308.130824"
PASSWORD = "correct-horse-7"
RULE: dict[str, Any] = {
    "title": "民生实事项目票决",
    "method": "yes_no_abstain",
    "options": [{"id": f"p{n}", "label": f"民生实事项目第 {n} 项"} for n in range(1, 16)],
    "in_session": False,
}


class Server:
    """The product as a process of its own, that can be killed and comes back."""

    def __init__(self, command: Sequence[str], port: int) -> None:
        self.command, self.port = [*command, str(port)], port
        self.start()

    def start(self) -> None:
        """Start, and wait until it answers."""
        self.process = subprocess.Popen(self.command, stdout=subprocess.DEVNULL)
        self.wait()

    def wait(self) -> None:
        """Wait until it answers."""
        for _ in range(600):
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{self.port}/api/v1/health")
                return
            except OSError:
                time.sleep(0.1)
        raise RuntimeError("the server did not start")

    def kill(self) -> None:
        self.process.send_signal(signal.SIGKILL)
        self.process.wait()

    def stop(self) -> None:
        self.process.terminate()
        self.process.wait(timeout=30)


def served(url: str, port: int) -> Server:
    """Start the product on this database."""
    ours = [sys.executable, "-c", START, "--database-url", url, "serve", "--port"]
    return Server(ours, port)


def deputies(database: Database, count: int, *, now: datetime) -> list[str]:
    """Have so many deputies of 滦平 more, each signed in; return their access tokens."""
    kept: dict[str, Any] = {"created_at": now, "updated_at": now, "version": 1}
    word = hashed(PASSWORD)
    rows: dict[Any, list[dict[str, Any]]] = {}
    made = []
    with database.writing() as session:
        congress = session.exec(select(Congress).where(Congress.scope == SCOPE)).one()
        term = running_terms(session, [congress.id], now.date())[congress.id]
        for n in range(count):
            person, account, grant, sign_in = (new_id() for _ in range(4))
            of: dict[Any, dict[str, Any]] = {
                Person: {"id": person, "name": f"代表{n}", "invented": True, **kept},
                Account: {
                    "id": account,
                    "person_id": person,
                    "username": f"bench.{n}",
                    "password_hash": word,
                    "must_set_password": False,
                    **kept,
                },
                Grant: {
                    "id": grant,
                    "account_id": account,
                    "role": Role.deputy,
                    "congress_id": congress.id,
                    "created_at": now,
                },
                SignIn: {
                    "id": sign_in,
                    "account_id": account,
                    "grant_id": grant,
                    "device": "bench",
                    "used_at": now,
                    "created_at": now,
                },
                Deputy: {
                    "id": new_id(),
                    "person_id": person,
                    "congress_id": congress.id,
                    "term_id": term.id,
                    **kept,
                },
            }
            for table, row in of.items():
                rows.setdefault(table, []).append(row)
            made.append(tokens.Access(account, sign_in, Role.deputy))
        for table, found in rows.items():
            session.execute(insert(table), found)
    return [tokens.issue(one, now=now)[0] for one in made]


def opened(client: httpx.Client, *, slips: int = 0) -> tuple[UUID, bytes, list[str]]:
    """Open a ballot; return its id, its key and the slips' secrets."""
    made = new_id()
    said = {"id": str(made), "title": "民生实事项目票决", "rule": RULE}
    client.post("/ballots", json=said).raise_for_status()
    roll = client.post(f"/ballots/{made}/roll", json={"slips": slips} if slips else {})
    told = [one["secret"] for one in roll.raise_for_status().json()["slips"]]
    ballot = client.post(f"/ballots/{made}/open", json={}).raise_for_status().json()
    return made, bytes.fromhex(ballot["public_key"]), told


@contextmanager
def killed(server: Server, times: int, within: float) -> Iterator[None]:
    """Kill the server so many times meanwhile, at moments nobody chose, and start it again."""
    done = threading.Event()

    def deed() -> None:
        for _ in range(times):
            if done.wait(random.uniform(0.3, 1.7) * within / (times + 1)):
                return
            server.kill()
            server.start()

    thread = threading.Thread(target=deed)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()


def measure(
    url: str, port: int, count: int, within: float, slips: bool = False, crashes: int = 0
) -> None:
    """Let so many vote; print how long it took, and that the board holds what was acknowledged."""
    database, now = Database(url), datetime.now(UTC)
    staff = fill.token_of(database, "luanping.staff", now=now)
    people = [] if slips else deputies(database, count, now=now)
    database.engine.dispose()
    server = served(url, port)
    try:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}/api/v1", timeout=600) as client:
            client.headers["Authorization"] = f"Bearer {staff}"
            made, key, told = opened(client, slips=count if slips else 0)
            options = [one["id"] for one in RULE["options"]]
            crowd = Crowd(port, made, key, told or people, options, within, slips)
            with killed(server, crashes, within or count / 60):
                took = asyncio.run(crowd.vote())
            began = time.perf_counter()
            closed = client.post(f"/ballots/{made}/close").raise_for_status().json()
            closing = time.perf_counter() - began
            board = client.get(f"/ballots/{made}/board").raise_for_status().text
        _report(crowd, took, closing, closed["traces_gone"])
        _check(crowd, board)
        if people:
            _sign_in(port, min(count, 50))
    finally:
        server.stop()


def _report(crowd: Crowd, took: float, closing: float, gone: bool) -> None:
    def at(times: Sequence[float], part: float) -> str:
        return f"{sorted(times)[min(len(times) - 1, int(part * len(times)))] * 1e3:,.0f} ms"

    print(
        f"| {len(crowd.tokens):,} voters came within {crowd.within:.0f} s | {took:.1f} s"
        f" | draw: median {at(crowd.draws, 0.5)}, 95 % {at(crowd.draws, 0.95)},"
        f" slowest {at(crowd.draws, 1)} | cast: median {at(crowd.casts, 0.5)},"
        f" 95 % {at(crowd.casts, 0.95)}, slowest {at(crowd.casts, 1)}"
        f" | retries {crowd.retries} | closing {closing:.1f} s, traces gone: {gone} |",
        flush=True,
    )


def _check(crowd: Crowd, board: str) -> None:
    papers = [json.loads(line) for line in board.splitlines()[1:]]
    found = {one["serial"]: json.dumps(one["marks"], sort_keys=True) for one in papers}
    assert crowd.refused == [], crowd.refused[:5]
    assert found == crowd.receipts, (len(found), len(crowd.receipts))
    print(f"| every one of {len(found):,} receipts is on the board, and nothing else |")


def _sign_in(port: int, count: int) -> None:
    """Print how long signing in takes, the burst of which comes before a vote."""
    with httpx.Client(base_url=f"http://127.0.0.1:{port}/api/v1", timeout=60) as client:
        began = time.perf_counter()
        for n in range(count):
            said = {"username": f"bench.{n}", "password": PASSWORD}
            client.post("/sign-ins", json=said).raise_for_status()
        each = (time.perf_counter() - began) / count * 1e3
    print(f"| signing in, one after the other | {each:.0f} ms each |", flush=True)
