"""Taking and giving back a lease."""

from datetime import datetime, timedelta

from sqlalchemy import delete, or_, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from backend.domain.engines.leases.tables import Lease


def take(session: Session, job: str, holder: str, *, now: datetime, keep: timedelta) -> bool:
    """Return whether `holder` has the job until `now + keep`; nobody else has it then."""
    free = or_(col(Lease.until) <= now, col(Lease.holder) == holder)
    taken = session.connection().execute(
        update(Lease).where(col(Lease.job) == job, free).values(holder=holder, until=now + keep)
    )
    if taken.rowcount:
        return True
    if session.get(Lease, job) is not None:
        return False
    try:
        with session.begin_nested():
            session.add(Lease(job=job, holder=holder, until=now + keep))
    except IntegrityError:
        return False
    return True


def give_back(session: Session, job: str, holder: str) -> None:
    """End the lease early, so that another process need not wait for it to lapse."""
    session.connection().execute(
        delete(Lease).where(col(Lease.job) == job, col(Lease.holder) == holder)
    )
