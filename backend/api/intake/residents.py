"""What residents call, who have no account: routes that ask nobody who they are."""

from ipaddress import IPv6Address, ip_address, ip_network
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, File, Form, Path, UploadFile
from sqlmodel import Session

from backend.api.base import Call, CallDep, refuses
from backend.api.clues.telling import place_of
from backend.api.files import SENT_REFUSALS, stored_photo
from backend.api.intake.asked import ChallengeIn, FollowIn, SendIn
from backend.api.intake.shapes import AtOut, ChallengeOut, FollowOut, SentOut, SentPhotoOut
from backend.api.tiles import map_of
from backend.domain.desk import addressees, following
from backend.domain.engines.files import actions as files
from backend.domain.engines.files.rules import FileIdTaken, FilesUnknown
from backend.domain.features.clues.rules import Category
from backend.domain.features.intake import actions, queries
from backend.domain.features.intake.rules import (
    ChallengeSpent,
    ChallengeWrong,
    CodeLists,
    CodeWordWrong,
    IntakeIdTaken,
    PointClosed,
    PointReplaced,
    PointUnknown,
    TooManyChallenges,
    TooManyPhotos,
    TooManyReports,
    TooManyTries,
)
from backend.domain.features.intake.tables import Challenge, IntakePoint
from backend.domain.kit.errors import Invalid
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions import queries as divisions
from backend.domain.people.divisions.rules import PlaceElsewhere
from backend.outside import code_words

router = APIRouter(prefix="/intake", tags=["intake"])

Token = Annotated[str, Path(min_length=1, max_length=40)]
Device = Annotated[str, Form(min_length=16, max_length=64, pattern="^[0-9A-Za-z_-]+$")]
_POINT = (PointUnknown, PointReplaced, PointClosed, Invalid)


@router.get("/at/{token}", response_model=AtOut, responses=refuses(*_POINT))
def get_intake_point(call: CallDep, token: Token) -> object:
    """Say whom a scanned code speaks for, and what can be sent."""
    with call.database.reading() as session:
        point = queries.point_of(session, token)
        to = _receiving(session, point)
        numbers, _ = queries.numbers_in_force(session, point.congress_id, call.today)
        congress = session.get_one(Congress, point.congress_id)
        return {
            "to": to.name,
            "line": to.line,
            "about": to.word,
            "congress": congress.short_name,
            "opening": to.opening,
            "categories": list(Category),
            "places": divisions.with_children(session, congress.division_id),
            "most_photos": numbers.most_photos,
            "look_days": numbers.look_days,
            "map": map_of(),
        }


@router.post(
    "/challenges", response_model=ChallengeOut, responses=refuses(*_POINT, TooManyChallenges)
)
def ask_intake_challenge(call: CallDep, sent: ChallengeIn) -> object:
    """Get a sum to answer; the right answer is good for one report and its photos."""
    with call.database.writing() as session:
        point = queries.point_of(session, sent.token)
        _receiving(session, point)
        made, asked = actions.challenge(
            session, point, device=sent.device, address=address_of(call), now=call.now
        )
        return {
            "id": made.id,
            "question": asked.words,
            "choices": asked.choices,
            "expires_in": int(actions.CHALLENGE_LASTS.total_seconds()),
        }


@router.post(
    "/files",
    response_model=SentPhotoOut,
    responses=refuses(
        ChallengeSpent, ChallengeWrong, TooManyPhotos, FileIdTaken, *SENT_REFUSALS, Invalid
    ),
)
def send_intake_photo(
    call: CallDep,
    id: Annotated[UUID, Form()],
    sha256: Annotated[str, Form(pattern="^[0-9a-f]{64}$")],
    challenge_id: Annotated[UUID, Form()],
    answer: Annotated[str, Form(min_length=1, max_length=10)],
    device: Device,
    file: Annotated[UploadFile, File()],
) -> object:
    """Send one photo before its report; sending it again is harmless."""
    with call.database.writing() as session:
        right = actions.answered(session, challenge_id, answer=answer, device=device, now=call.now)
    if right is None:
        raise ChallengeWrong.at("body.answer")
    # Redrawing a picture takes a while: outside the transaction, so that no other writer waits.
    stored = stored_photo(file, sha256)
    photo = files.Sent(
        id=id,
        name="照片",
        sent_sha256=sha256,
        stored_sha256=stored.sha256,
        media_type=stored.media_type,
        size=stored.size,
        width=stored.width,
        height=stored.height,
    )
    with call.database.writing() as session:
        challenge = _answered(session, call, challenge_id, answer, device)
        return actions.keep_photo(session, challenge, photo, now=call.now)


@router.post(
    "",
    response_model=SentOut,
    responses=refuses(
        *_POINT,
        ChallengeSpent,
        ChallengeWrong,
        TooManyReports,
        IntakeIdTaken,
        PlaceElsewhere,
        FilesUnknown,
    ),
)
def send_intake(call: CallDep, sent: SendIn) -> object:
    """Send a report and get its code word; the same phone and id get the same word again."""
    lists = CodeLists(*code_words.lists())
    with call.database.writing() as session:
        point = queries.point_of(session, sent.token)
        to = addressees.addressee(session, point.about_word, point.about_id)
        done = actions.sent_before(session, sent.id, device=sent.device, lists=lists)
        if done is None:
            challenge = actions.answered(
                session, sent.challenge_id, answer=sent.answer, device=sent.device,
                used_for=sent.id, now=call.now,
            )  # fmt: skip
            # Two of the same report wait for each other at the challenge; the second finds it.
            done = actions.sent_before(session, sent.id, device=sent.device, lists=lists)
            if challenge is not None and done is None:
                _receiving(session, point)
                done = actions.send(
                    session,
                    point,
                    challenge,
                    _said(sent),
                    intake_id=sent.id,
                    device=sent.device,
                    address=address_of(call),
                    lists=lists,
                    now=call.now,
                )
    if done is None:
        raise ChallengeWrong.at("body.answer")
    intake, code_word = done
    return {"code_word": code_word, "to": to.name, "look_by": intake.look_by}


@router.post(
    "/follow",
    response_model=FollowOut,
    responses=refuses(PointUnknown, CodeWordWrong, TooManyTries),
)
def follow_intake(call: CallDep, sent: FollowIn) -> object:
    """See how it stands by its code word; a replaced code serves as well."""
    with call.database.writing() as session:
        point = queries.point_of(session, sent.token)
        found = actions.follow(
            session, point, sent.code_word, address=address_of(call), now=call.now
        )
        if found is not None:
            to = addressees.addressee(session, found.about_word, found.about_id)
            said = vars(following.progress(session, found)) | {"to": to.name}
    if found is None:
        raise CodeWordWrong.at("body.code_word")
    return said


def _receiving(session: Session, point: IntakePoint) -> addressees.Addressee:
    if point.replaced_at is not None:
        raise PointReplaced()
    to = addressees.addressee(session, point.about_word, point.about_id)
    if not to.receives:
        raise PointClosed()
    return to


def _answered(
    session: Session, call: Call, challenge_id: UUID, answer: str, device: str
) -> Challenge:
    found = actions.answered(session, challenge_id, answer=answer, device=device, now=call.now)
    if found is None:
        raise ChallengeSpent()
    return found


def _said(sent: SendIn) -> actions.Sent:
    return actions.Sent(
        words=sent.words,
        place=place_of(sent.place),
        category=sent.category.value if sent.category else None,
        name=sent.name,
        phone=sent.phone,
        file_ids=sent.file_ids,
    )


def address_of(call: Call) -> str:
    """Return the caller's address as limits count it: an IPv6 household has a whole /64."""
    try:
        found = ip_address(call.address or "")
    except ValueError:
        return call.address or ""
    if isinstance(found, IPv6Address):
        if found.ipv4_mapped is not None:
            return str(found.ipv4_mapped)
        return str(ip_network((found, 64), strict=False))
    return str(found)
