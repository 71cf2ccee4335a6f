"""A large workbook in, a large list out: how long, how long others wait, how much memory."""

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any

import httpx
from sqlmodel import col, select

from backend.database import Database
from backend.domain.kit.tables import new_id
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.units.rules import UnitKind
from backend.domain.people.units.tables import Unit
from backend.outside.spreadsheets import ColumnWritten, RowWritten, write_to
from scripts.benchmark import fill
from scripts.benchmark.load import cpu_of

COLUMNS = [
    ColumnWritten("序号"),
    ColumnWritten("领域", merged=True),
    ColumnWritten("方面"),
    ColumnWritten("问题描述", 40),
    ColumnWritten("问题来源"),
    ColumnWritten("责任单位"),
    ColumnWritten("发现时间", day=True),
    ColumnWritten("整改措施"),
    ColumnWritten("整改时限", day=True),
    ColumnWritten("整改状态"),
]
STATES = ("正在整改", "已完成", "尚未启动", "待核实")
SOURCES = ("群众反映", "代表视察")
SCOPE = "1308.130824"


def workbook(count: int, units: list[str], first: int = 0) -> IO[bytes]:
    """Return a list of so many problems in the office's layout: 7 fields, 28 aspects."""

    def rows() -> Iterator[RowWritten]:
        for i in range(count):
            words = f"第{first + i}号机井没有按期关停，周边群众反映取水量过大，需要尽快处置"
            at = (f"领域{i * 7 // count}", f"方面{i * 28 // count}")
            days = (date(2026, 2, 1 + i % 27), date(2026, 12, 1 + i % 27))
            of = (SOURCES[i % 2], units[i % len(units)], days[0])
            yield RowWritten([i + 1, *at, words, *of, "限期关停", days[1], STATES[i % 4]])

    made = TemporaryFile()  # noqa: SIM115 - the caller reads it
    write_to(made, sheet="问题清单", title="问题清单", note="", columns=COLUMNS, rows=rows())
    made.seek(0)
    return made


def measure(url: str, port: int, pid: int, count: int) -> None:
    """Bring a workbook in, twice, while others write; then take the list out."""
    database, now = Database(url), datetime.now(UTC)
    with database.reading() as session:
        congress = session.exec(select(Congress).where(Congress.scope == SCOPE)).one()
        of = (Unit.congress_id == congress.id, Unit.kind == UnitKind.department)
        units = list(session.exec(select(Unit.name).where(*of).order_by(col(Unit.name))))
    tokens = {
        who: fill.token_of(database, f"luanping.{who}", now=now) for who in ("staff", "deputy")
    }
    database.engine.dispose()
    headers = {who: {"Authorization": f"Bearer {token}"} for who, token in tokens.items()}
    with httpx.Client(base_url=f"http://127.0.0.1:{port}/api/v1", timeout=300) as client:
        client.headers.update(headers["staff"])
        campaign = str(new_id())
        sent = {"id": campaign, "title": "联动监督", "code": "bench", "year": 2026}
        client.post("/campaigns", json=sent).raise_for_status()
        with workbook(count, units) as file:
            spent = cpu_of(pid)
            with others(port, headers["deputy"]) as waits:
                first, took = preview(client, campaign, file)
            spent = cpu_of(pid) - spent
            print("| what | took | CPU of the server | longest wait of others |\n|---|---|---|---|")
            print(f"| preview of {count:,} | {took:.1f} s | {spent:.1f} s | {max(waits):.2f} s |")
            with others(port, headers["deputy"]) as waits:
                began, spent = time.perf_counter(), cpu_of(pid)
                client.post(f"/imports/{first['id']}/commit").raise_for_status()
                took, spent = time.perf_counter() - began, cpu_of(pid) - spent
            print(f"| commit | {took:.1f} s | {spent:.1f} s | {max(waits):.2f} s |")
            spent = cpu_of(pid)
            again, took = preview(client, campaign, file)
            spent = cpu_of(pid) - spent
        counts = [again[name] for name in ("creates", "changes", "sames", "bads")]
        print(f"| the same again: {counts} | {took:.1f} s | {spent:.1f} s | |", flush=True)
        client.post(f"/imports/{again['id']}/cancel").raise_for_status()
        with workbook(count, units, count) as file:
            second, _ = preview(client, campaign, file)
        client.post(f"/imports/{second['id']}/commit").raise_for_status()
        for state in ("found", None):
            take_out(client, pid, campaign, state)


def preview(client: httpx.Client, campaign: str, file: IO[bytes]) -> tuple[dict[str, Any], float]:
    """Upload a workbook and wait for its preview; return it and the seconds it took."""
    file.seek(0)
    began = time.perf_counter()
    said = {"id": str(new_id()), "kind": "problems", "target_id": campaign}
    answer = client.post("/imports", data=said, files={"file": ("清单.xlsx", file)})
    found = answer.raise_for_status().json()
    while found["state"] == "staging":
        time.sleep(0.25)
        found = client.get(f"/imports/{found['id']}").raise_for_status().json()
    assert found["state"] == "staged", found
    return found, time.perf_counter() - began


@contextmanager
def others(port: int, headers: dict[str, str]) -> Iterator[list[float]]:
    """Let a deputy write clues meanwhile; give how long each took."""
    waits, done = [0.0], threading.Event()

    def write() -> None:
        with httpx.Client(base_url=f"http://127.0.0.1:{port}/api/v1", timeout=60) as client:
            while not done.wait(0.2):
                sent = {"id": str(new_id()), "title": "路灯不亮", "category": "roads"}
                began = time.perf_counter()
                client.post("/clues", json={**sent, "words": "村口路灯不亮"}, headers=headers)
                waits.append(time.perf_counter() - began)

    thread = threading.Thread(target=write)
    thread.start()
    try:
        yield waits
    finally:
        done.set()
        thread.join()


def take_out(client: httpx.Client, pid: int, campaign: str, state: str | None) -> None:
    """Export the list, or what is in a state; print the seconds, and the memory it took."""
    asked = {"campaign_id": campaign, **({"state": state} if state else {})}
    listed = client.get("/problems", params={**asked, "count": True, "limit": 1}).json()
    Path(f"/proc/{pid}/clear_refs").write_text("5")
    before, began = _kb(pid, "VmRSS"), time.perf_counter()
    size = 0
    with client.stream("GET", "/problems/export.xlsx", params=asked) as answer:
        answer.raise_for_status()
        for piece in answer.iter_bytes():
            size += len(piece)
    took, grown = time.perf_counter() - began, _kb(pid, "VmHWM") - before
    print(
        f"| export of {listed['count']:,} | {took:.1f} s | {grown / 1024:.0f} MB more at most | |"
    )


def _kb(pid: int, name: str) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith(f"{name}:"))
