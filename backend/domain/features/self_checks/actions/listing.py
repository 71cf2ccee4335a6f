"""The unit's part: keeping its list, row by row or from a workbook, and filing its report."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlmodel import Session, func, select

from backend.domain.access import Actor
from backend.domain.engines.files import actions as files
from backend.domain.features.self_checks import queries
from backend.domain.features.self_checks.actions.taking import (
    WORD,
    finish,
    standing,
    take,
    tell_staff,
)
from backend.domain.features.self_checks.queries import F
from backend.domain.features.self_checks.rules import (
    WRITES,
    FindingIdTaken,
    FoundAfterAll,
    ListClosed,
    ListFull,
    NothingSaid,
    ReasonNeeded,
    SelfCheckStep,
    Verdict,
    may_take,
)
from backend.domain.features.self_checks.tables import Finding, SelfCheck
from backend.domain.kit.calendar import today_of
from backend.domain.kit.errors import NotAllowed
from backend.domain.kit.tables import new_id
from backend.domain.kit.text import normalised

MOST = 2000
LABELS = {
    "words": "问题描述",
    "place_words": "地点",
    "field_id": "领域",
    "found_on": "发现时间",
    "measure": "整改措施",
    "due_on": "整改时限",
    "corrected": "是否已整改",
}


@dataclass(frozen=True)
class Said:
    """What the unit says of one problem."""

    words: str
    place_words: str | None = None
    field_id: UUID | None = None
    found_on: date | None = None
    measure: str | None = None
    due_on: date | None = None
    corrected: bool = False


def print_of(words: str) -> str:
    """Return what a row is known again by, whatever its spaces, punctuation and width."""
    return hashlib.sha256(normalised(words).encode()).hexdigest()


def must_write(actor: Actor, check: SelfCheck) -> None:
    """Raise NotAllowed or ListClosed unless the actor's unit is working on its list."""
    if not may_take(actor, SelfCheckStep.file, standing(actor, check)):
        raise NotAllowed("清单由被要求自查的单位填写。")
    if check.state not in WRITES:
        raise ListClosed()


def add(
    session: Session, actor: Actor, check: SelfCheck, said: Said, *, id: UUID, now: datetime
) -> Finding:
    """Put a problem on the unit's list; a repeat under the same id returns the first."""
    must_write(actor, check)
    before = session.get(Finding, id)
    if before is not None:
        if before.self_check_id != check.id or before.words != said.words:
            raise FindingIdTaken()
        return before
    made = add_many(session, actor, check, [said], ids=[id], now=now)[0]
    finish(session, actor, check, "add", f"清单增加一条：{said.words[:100]}", now=now)
    return made


def add_many(
    session: Session,
    actor: Actor,
    check: SelfCheck,
    rows: Sequence[Said],
    *,
    ids: Sequence[UUID] = (),
    now: datetime,
) -> list[Finding]:
    """Put several problems on the list; who calls it writes the timeline. Raise ListFull."""
    must_write(actor, check)
    asked = select(func.max(F.position), func.count()).where(F.self_check_id == check.id)
    last, there = session.exec(asked).one()
    if there + len(rows) > MOST:
        raise ListFull()
    made = [
        Finding(
            id=ids[at] if ids else new_id(),
            self_check_id=check.id,
            position=(last or 0) + at + 1,
            words_print=print_of(said.words),
            created_at=now,
            updated_at=now,
            **vars(said),
        )
        for at, said in enumerate(rows)
    ]
    session.add_all(made)
    check.touch(now)
    session.add(check)
    session.flush()
    return made


def edit(
    session: Session,
    actor: Actor,
    check: SelfCheck,
    finding: Finding,
    *,
    to: Mapping[str, Any],
    now: datetime,
) -> Finding:
    """Put a row right; raise ListClosed."""
    must_write(actor, check)
    if finding.verdict is not Verdict.waiting:
        raise ListClosed("这一条已经审核过，不能再改。")
    changed = {name: value for name, value in to.items() if getattr(finding, name) != value}
    if not changed:
        return finding
    details = {name: [str(getattr(finding, name)), str(value)] for name, value in changed.items()}
    for name, value in changed.items():
        setattr(finding, name, value)
    finding.words_print = print_of(finding.words)
    finding.touch(now)
    session.add(finding)
    check.touch(now)
    title = f"第 {finding.position} 条修改" + "、".join(LABELS[name] for name in changed)
    finish(session, actor, check, "edit", title, now=now, details=details)
    return finding


def withdraw_finding(
    session: Session,
    actor: Actor,
    check: SelfCheck,
    finding: Finding,
    *,
    reason: str | None,
    now: datetime,
) -> Finding:
    """Take a row off the list; one that was filed before needs a reason. Raise ReasonNeeded."""
    must_write(actor, check)
    if finding.verdict is not Verdict.waiting:
        raise ListClosed("这一条已经审核过或者撤回，不能再撤。")
    if check.filed_first_at is not None and not reason:
        raise ReasonNeeded.at("body.reason")
    finding.verdict, finding.reason = Verdict.withdrawn, reason
    finding.decided_at, finding.decided_by = now, actor.name
    finding.touch(now)
    session.add(finding)
    check.touch(now)
    title = f"清单撤回第 {finding.position} 条：{finding.words[:100]}"
    finish(session, actor, check, "withdraw-finding", title, note=reason, now=now)
    return finding


def file(
    session: Session,
    actor: Actor,
    check: SelfCheck,
    *,
    report: str,
    none_found: bool,
    filed_by: str,
    file_ids: Sequence[UUID] = (),
    now: datetime,
) -> SelfCheck:
    """Hand the report in, with its list or the word that nothing was found.

    Raise NothingSaid, FoundAfterAll, FilesUnknown.
    """
    take(actor, check, SelfCheckStep.file, now=now)
    rows = queries.standing_rows(session, check.id)
    if not rows and not none_found:
        raise NothingSaid.at("body.none_found")
    if rows and none_found:
        raise FoundAfterAll.at("body.none_found")
    check.report, check.none_found, check.filed_by = report, none_found, filed_by
    if check.filed_first_at is None:
        check.late_days = max(0, (today_of(now) - check.due_on).days)
    check.filed_at, check.filed_first_at = now, check.filed_first_at or now
    check.return_reason = None
    files.attach(session, actor, file_ids, word=WORD, about_id=check.id, step="file")
    found = "未发现问题" if none_found else f"自查发现 {rows} 个问题"
    tell_staff(session, check, "self-check-filed", f"报来自查自纠报告，{found}", now)
    title = f"{'重新' if check.round > 1 else ''}报送自查自纠报告：{found}"
    return finish(
        session,
        actor,
        check,
        SelfCheckStep.file,
        title,
        now=now,
        file_ids=file_ids,
        details={"filed_by": filed_by},
    )
