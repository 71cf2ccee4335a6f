"""What a resident does: send a report, and hear its code word."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from sqlmodel import Session, select

from backend.domain.engines.files import actions as files
from backend.domain.engines.limits.rules import Window
from backend.domain.engines.rulesets import queries as rulesets
from backend.domain.features.intake import rules
from backend.domain.features.intake.actions.taking import (
    WORD,
    counted_by,
    must_not_exceed,
    resident,
    tell_deputy,
    tell_staff,
)
from backend.domain.features.intake.queries import numbers_in_force
from backend.domain.features.intake.queries.following import code_print
from backend.domain.features.intake.rules import (
    ChallengeSpent,
    CodeLists,
    IntakeIdTaken,
    IntakeNumbers,
    PointReplaced,
    TooManyReports,
)
from backend.domain.features.intake.tables import Challenge, Intake, IntakePoint
from backend.domain.journal.actions import record
from backend.domain.kit import secrets
from backend.domain.kit.calendar import today_of
from backend.domain.kit.errors import Invalid
from backend.domain.people.divisions import queries as divisions
from backend.domain.people.divisions.rules import Place


@dataclass(frozen=True)
class Sent:
    """What a resident wrote."""

    words: str
    place: Place
    category: str | None = None
    name: str | None = None
    phone: str | None = None
    file_ids: Sequence[UUID] = ()


def sent_before(
    session: Session, intake_id: UUID, *, device: str, lists: CodeLists
) -> tuple[Intake, str] | None:
    """Return what this device sent under this id, and its code word; raise IntakeIdTaken."""
    found = session.get(Intake, intake_id)
    if found is None:
        return None
    if found.device_print != secrets.fingerprint(device):
        raise IntakeIdTaken()
    return found, _code_word(found.id, found.code_round, lists)


def send(
    session: Session,
    point: IntakePoint,
    challenge: Challenge,
    sent: Sent,
    *,
    intake_id: UUID,
    device: str,
    address: str,
    lists: CodeLists,
    now: datetime,
) -> tuple[Intake, str]:
    """Take a report in and return it with its code word, which is told this once.

    Raise PointReplaced, ChallengeSpent, TooManyReports, PlaceElsewhere, FilesUnknown.
    """
    if point.replaced_at is not None:
        raise PointReplaced()
    if challenge.point_id != point.id:
        raise ChallengeSpent()
    today = today_of(now)
    numbers, rule_set_id = numbers_in_force(session, point.congress_id, today)
    _must_be_few(session, point, numbers, device=device, address=address, now=now)
    divisions.must_lie_in(session, point.scope, sent.place.division_id, "body.place.division_id")
    code_word, round_, print_ = _free_word(session, point.congress_id, intake_id, lists)
    place = sent.place
    made = Intake(
        id=intake_id,
        congress_id=point.congress_id,
        scope=point.scope,
        point_id=point.id,
        about_word=point.about_word,
        about_id=point.about_id,
        words=sent.words,
        category=sent.category,
        division_id=place.division_id,
        place_words=place.words,
        longitude=place.longitude,
        latitude=place.latitude,
        said_longitude=place.said_longitude,
        said_latitude=place.said_latitude,
        said_datum=place.said_datum,
        name=sent.name,
        phone=sent.phone,
        device_print=secrets.fingerprint(device),
        address_print=secrets.fingerprint(address),
        code_print=print_,
        code_round=round_,
        look_by=rulesets.working_days(session).after(today, numbers.look_days),
        rule_set_id=rule_set_id,
        created_at=now,
        updated_at=now,
    )
    challenge.intake_id = made.id
    session.add_all([made, challenge])
    session.flush()
    files.move(
        session, sent.file_ids, come_from=challenge.id, word=WORD, about_id=made.id, step="send"
    )
    _note(session, point, made, sent.file_ids, now)
    return made, code_word


def _note(
    session: Session, point: IntakePoint, made: Intake, file_ids: Sequence[UUID], now: datetime
) -> None:
    record(
        session,
        resident(point),
        WORD,
        made.id,
        "send",
        "群众扫码反映",
        now=now,
        file_ids=file_ids,
    )
    day = f"{made.look_by.month}月{made.look_by.day}日"
    tell_staff(session, made, "intake-sent", f"收到一件群众来件，请在{day}前查看", now=now)
    tell_deputy(session, made, "intake-sent", "有群众扫您的二维码反映问题", now=now)


def _must_be_few(
    session: Session,
    point: IntakePoint,
    numbers: IntakeNumbers,
    *,
    device: str,
    address: str,
    now: datetime,
) -> None:
    for deed, source, most in (
        ("intake:device", device, numbers.per_device_day),
        ("intake:address", address, numbers.per_address_day),
    ):
        must_not_exceed(
            session,
            TooManyReports,
            deed,
            counted_by(point, source),
            most=most,
            window=Window.day,
            now=now,
        )


def _code_word(intake_id: UUID, round_: int, lists: CodeLists) -> str:
    return rules.code_word(secrets.fingerprint(f"code-word:{intake_id.hex}:{round_}"), lists)


def _free_word(
    session: Session, congress_id: UUID, intake_id: UUID, lists: CodeLists
) -> tuple[str, int, str]:
    """Return the first word made from the id that is nobody's here, its round and its print."""
    for round_ in range(100):
        word = _code_word(intake_id, round_, lists)
        print_ = code_print(congress_id, word)
        taken = session.exec(
            select(Intake.id).where(Intake.congress_id == congress_id, Intake.code_print == print_)
        ).first()
        if taken is None:
            return word, round_, print_
    raise Invalid("暂时给不出口令，请稍后再发一次。")
