"""What runs by the clock while the server serves; one process at a time does a job."""

import os
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

import structlog
from apscheduler.schedulers.background import BackgroundScheduler

from backend.database import Database
from backend.domain.engines.leases import actions as leases
from backend.jobs import closing, holidays, reminding, sealing, sending, tidying, wiping

log = structlog.get_logger()


@dataclass(frozen=True)
class Job:
    """A deed done every so often, for no longer than `longest` at a time."""

    name: str
    every: timedelta
    longest: timedelta
    deed: Callable[..., int]


JOBS = (
    Job("seal", timedelta(seconds=30), timedelta(minutes=10), sealing.run),
    Job("remind", timedelta(minutes=20), timedelta(minutes=15), reminding.run),
    Job("send", timedelta(seconds=15), timedelta(minutes=12), sending.run),
    Job("holidays", timedelta(hours=24), timedelta(minutes=5), holidays.run),
    Job("close", timedelta(seconds=10), timedelta(minutes=10), closing.run),
    Job("wipe", timedelta(seconds=30), timedelta(minutes=10), wiping.run),
    Job("tidy", timedelta(hours=1), timedelta(minutes=10), tidying.run),
)


def holder() -> str:
    return f"{socket.gethostname()[:40]}:{os.getpid()}"


def run(database: Database, job: Job, *, now: datetime) -> int | None:
    """Do the job unless another process is at it; return what it counted."""
    who = holder()
    with database.writing() as session:
        mine = leases.take(session, job.name, who, now=now, keep=job.longest)
    if not mine:
        return None
    try:
        return job.deed(database, now=now)
    finally:
        with database.writing() as session:
            leases.give_back(session, job.name, who)


@contextmanager
def running(database: Database) -> Iterator[BackgroundScheduler]:
    """Do every job at its time, until the block ends."""
    scheduler = BackgroundScheduler(timezone=UTC)
    for job in JOBS:
        scheduler.add_job(
            _tick,
            "interval",
            args=(database, job),
            seconds=job.every.total_seconds(),
            max_instances=1,
            coalesce=True,
            misfire_grace_time=None,
            next_run_time=datetime.now(UTC),
        )
    scheduler.start()
    try:
        yield scheduler
    finally:
        scheduler.shutdown(wait=True)


def _tick(database: Database, job: Job) -> None:
    try:
        run(database, job, now=datetime.now(UTC))
    except Exception:
        # The next turn tries again; what went wrong must not end the clock.
        log.exception("job failed", job=job.name)
