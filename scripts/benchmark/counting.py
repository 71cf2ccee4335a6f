"""Counting papers: every method over 200 options, in memory and out of a file; no database."""

import json
import os
import random
import resource
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from backend.cli.ballots import counted_file
from backend.domain.engines.ballots.rules import BallotRule, BallotTerms, Method, Option, Paper
from backend.domain.engines.ballots.rules.count import tally
from backend.domain.engines.ballots.rules.rule import MARKS

OPTIONS, POOL = 200, 500
IDS = [f"o{at:03d}" for at in range(OPTIONS)]
CHOICE = random.Random(2026)


def rule(method: Method, seats: int | None = None, points: int | None = None) -> BallotRule:
    terms = BallotTerms(title="计票测量", method=method, seats=seats, points=points)
    return terms.on([Option(id=one, label=one) for one in IDS])


def marked(method: Method) -> Paper:
    """Return a paper on which every option is marked."""
    return Paper({one: CHOICE.choice(MARKS[method]).value for one in IDS})


def some(count: int) -> Paper:
    return Paper(dict.fromkeys(sorted(CHOICE.sample(IDS, count)), "yes"))


def ranked() -> Paper:
    order = CHOICE.sample(range(1, OPTIONS + 1), OPTIONS)
    return Paper(dict(zip(IDS, order, strict=True)))


def scored() -> Paper:
    points = {one: CHOICE.randrange(1, 10) for one in IDS}
    return Paper(points)


CASES: dict[str, tuple[BallotRule, Callable[[], Paper]]] = {
    "yes_no_abstain, all marked": (
        rule(Method.yes_no_abstain),
        lambda: marked(Method.yes_no_abstain),
    ),
    "approve, 10 marked": (rule(Method.approve, 10), lambda: some(10)),
    "approve_exactly, 100 marked": (rule(Method.approve_exactly, 100), lambda: some(100)),
    "rank, all numbered": (rule(Method.rank, 20), ranked),
    "score, all numbered": (rule(Method.score, 20, 2_000), scored),
    "rate, all marked": (rule(Method.rate), lambda: marked(Method.rate)),
}


def measure(papers: int) -> None:
    """Print what each method takes, and how far memory grew."""
    print(f"{papers:,} papers over {OPTIONS} options, load {os.getloadavg()[0]:.1f}\n")
    print("| papers | counted, s | CPU, s | out of a file, s | memory grew, MB |")
    print("|---|---|---|---|---|")
    for name, (found, make) in CASES.items():
        pool = [make() for _ in range(POOL)]
        before, began, cpu = peak(), time.perf_counter(), time.process_time()
        counted = tally(found, stream(pool, papers))
        took, worked = time.perf_counter() - began, time.process_time() - cpu
        grew = peak() - before
        assert counted.papers == papers
        assert counted.spoilt == 0
        filed = from_file(found, pool, papers) if "10 marked" in name else "-"
        print(f"| {name} | {took:.1f} | {worked:.1f} | {filed} | {grew:.0f} |", flush=True)


def stream(pool: list[Paper], count: int) -> Iterator[Paper]:
    for at in range(count):
        yield pool[at % POOL]


def from_file(found: BallotRule, pool: list[Paper], count: int) -> str:
    lines = [json.dumps({"marks": paper.marks}).encode() + b"\n" for paper in pool]
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder, "papers.jsonl")
        with file.open("wb") as out:
            out.writelines(lines[at % POOL] for at in range(count))
        began = time.perf_counter()
        counted_file(file, found, os.cpu_count() or 1)
        return f"{time.perf_counter() - began:.1f}"


def peak() -> float:
    """Return the most memory that this process has held, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
