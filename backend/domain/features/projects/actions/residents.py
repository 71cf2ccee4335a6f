"""What residents do, who have no account: take a question, propose, follow by a receipt."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

from sqlmodel import Session, col, select, update

from backend.domain.access import Actor, Role
from backend.domain.engines.limits import actions as limits
from backend.domain.engines.limits import queries as counted
from backend.domain.engines.limits.rules import Window, end_of, seconds_left
from backend.domain.features.projects import queries
from backend.domain.features.projects.actions.proposing import (
    Wanted,
    must_collect,
    new_proposal,
)
from backend.domain.features.projects.actions.taking import done
from backend.domain.features.projects.rules import (
    AnswerWrong,
    ProposalIdTaken,
    ProposalSource,
    TooManyProposals,
    TooManyQuestions,
    TooManyReceipts,
)
from backend.domain.features.projects.tables import Proposal, Round
from backend.domain.kit import secrets
from backend.domain.kit.errors import TooMany
from backend.domain.kit.questions import TOKEN_LETTERS, question, token

QUESTION_LASTS = timedelta(minutes=30)
_FOLLOW = "projects:follow"


@dataclass(frozen=True)
class Asked:
    """A sum in words; its seal goes back with the answer, for nothing of it is kept here."""

    words: str
    choices: tuple[str, ...]
    seal: str


def ask(session: Session, round_: Round, *, device: str, address: str, now: datetime) -> Asked:
    """Ask a question for one proposal; raise NotCollecting, TooManyQuestions."""
    must_collect(round_, now)
    most = queries.numbers_of(session, round_).questions_per_hour
    source = _source(round_, address)
    _few(session, TooManyQuestions, "projects:question", source, most, Window.hour, now)
    asked = question()
    until = int((now + QUESTION_LASTS).timestamp())
    nonce = token()
    seal = f"{nonce}.{until}.{_sealed(round_, device, nonce, until, asked.answer)}"
    return Asked(asked.words, asked.choices, seal)


def proposed_before(session: Session, id: UUID, *, device: str) -> tuple[Proposal, str] | None:
    """Return what this device sent under this id, and its receipt; raise ProposalIdTaken."""
    found = session.get(Proposal, id)
    if found is None:
        return None
    if found.device_print is None or found.device_print != secrets.fingerprint(device):
        raise ProposalIdTaken()
    return found, _receipt(found.id)


def propose_unsigned(
    session: Session,
    round_: Round,
    wanted: Wanted,
    *,
    id: UUID,
    seal: str,
    answer: str,
    device: str,
    address: str,
    name: str | None = None,
    phone: str | None = None,
    now: datetime,
) -> tuple[Proposal, str]:
    """Take a resident's proposal and return it with its receipt, which is told this once.

    Raise NotCollecting, AnswerWrong, TooManyProposals, PlaceElsewhere.
    """
    must_collect(round_, now)
    numbers = queries.numbers_of(session, round_)
    nonce = _checked(session, round_, seal, answer, device, now)
    for source, most in ((device, numbers.per_device_day), (address, numbers.per_address_day)):
        at = _source(round_, source)
        _few(session, TooManyProposals, "projects:propose", at, most, Window.day, now)
    receipt = _receipt(id)
    made = new_proposal(
        session,
        round_,
        wanted,
        id=id,
        source=ProposalSource.resident,
        name=name,
        phone=phone,
        device_print=secrets.fingerprint(device),
        question_print=secrets.fingerprint(f"project-question:{nonce}"),
        receipt_print=queries.receipt_print(round_.id, receipt),
        now=now,
    )
    done(session, _resident(round_), made, "propose", "群众扫码提出建议", now=now)
    return made, receipt


def follow(
    session: Session, round_: Round, receipt: str, *, address: str, now: datetime
) -> Proposal | None:
    """Return what the receipt was given for; nothing if there is none.

    A wrong one counts, so the caller commits and refuses afterwards. Raise TooManyReceipts.
    """
    source = _source(round_, address)
    wrong = counted.counted(session, _FOLLOW, source, window=Window.hour, now=now)
    if wrong >= queries.numbers_of(session, round_).wrong_per_hour:
        raise TooManyReceipts(wait=seconds_left(end_of(Window.hour, now), now))
    found = queries.by_receipt(session, round_.id, receipt)
    if found is None:
        limits.count(session, _FOLLOW, source, window=Window.hour, now=now)
    return found


def forget_prints(session: Session, *, now: datetime) -> int:
    """Take the prints of devices away after the days of each round's rules; return how many."""
    kept = select(col(Proposal.round_id)).where(col(Proposal.device_print).is_not(None)).distinct()
    gone = 0
    for round_id in session.exec(kept).all():
        days = queries.numbers_of(session, session.get_one(Round, round_id)).keep_prints_days
        old = (
            update(Proposal)
            .where(
                col(Proposal.round_id) == round_id,
                col(Proposal.device_print).is_not(None),
                col(Proposal.created_at) < now - timedelta(days=days),
            )
            .values(device_print=None)
        )
        gone += session.connection().execute(old).rowcount
    return gone


def _checked(
    session: Session, round_: Round, seal: str, answer: str, device: str, now: datetime
) -> str:
    """Return the question's nonce if this answers it, in time, for the first time."""
    nonce, _, rest = seal.partition(".")
    until, _, mark = rest.partition(".")
    if not until.isdigit() or int(until) < now.timestamp():
        raise AnswerWrong.at("body.answer")
    if mark != _sealed(round_, device, nonce, int(until), answer):
        raise AnswerWrong.at("body.answer")
    used = secrets.fingerprint(f"project-question:{nonce}")
    if session.exec(select(Proposal.id).where(Proposal.question_print == used)).first():
        raise AnswerWrong.at("body.answer")
    return nonce


def _sealed(round_: Round, device: str, nonce: str, until: int, answer: str) -> str:
    return secrets.fingerprint(f"question:{round_.id.hex}:{device}:{nonce}:{until}:{answer}")


def _receipt(id: UUID) -> str:
    """Return the receipt of a proposal: ten letters, the same each time for who knows the id."""
    number = int(secrets.fingerprint(f"receipt:{id.hex}"), 16)
    letters = []
    for _ in range(10):
        number, at = divmod(number, len(TOKEN_LETTERS))
        letters.append(TOKEN_LETTERS[at])
    return "".join(letters).upper()


def _source(round_: Round, source: str) -> str:
    return secrets.fingerprint(f"{round_.congress_id.hex}:{source}")


def _few(
    session: Session,
    refusal: type[TooMany],
    deed: str,
    source: str,
    most: int,
    window: Window,
    now: datetime,
) -> None:
    if limits.count(session, deed, source, window=window, now=now) > most:
        raise refusal(wait=seconds_left(end_of(window, now), now))


def _resident(round_: Round) -> Actor:
    return Actor(
        None, None, None, "群众", Role.system, congress_id=round_.congress_id, organ="扫码提出"
    )
