"""What residents call, who have no account: routes that ask nobody who they are."""

from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Path
from fastapi.responses import FileResponse, Response

from backend.api.base import CallDep, refuses
from backend.api.intake.residents import address_of
from backend.api.projects.asking_projects import FollowProposalIn, ProjectQuestionIn, ResidentIn
from backend.api.projects.proposals import wanted_of
from backend.api.projects.shapes_public import (
    AtRoundOut,
    FollowedOut,
    ProjectQuestionOut,
    ProposalReceiptOut,
    PublicProject,
)
from backend.api.projects.telling_public import at_round, followed, public_project, shown_file
from backend.domain.features.projects import actions, queries
from backend.domain.features.projects.rules import (
    AnswerWrong,
    NotCollecting,
    ProposalIdTaken,
    ReceiptWrong,
    RoundUnknown,
    TooManyProposals,
    TooManyQuestions,
    TooManyReceipts,
    proposal_code,
)
from backend.domain.kit.errors import Invalid, NotFound
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.divisions.rules import PlaceElsewhere
from backend.outside import files as store

router = APIRouter(prefix="/projects", tags=["projects"])

PHOTO: dict[int | str, dict[str, Any]] = {
    200: {"content": {"image/*": {}}, "description": "the photo"}
}
TokenPath = Annotated[str, Path(min_length=1, max_length=40)]


@router.get(
    "/at/{token}", response_model=AtRoundOut, responses=refuses(RoundUnknown, NotFound, Invalid)
)
def get_projects_at(call: CallDep, token: TokenPath) -> object:
    """Show what a scanned code leads to: the form, the candidates, or what became of them."""
    with call.database.reading() as session:
        return at_round(session, queries.round_at(session, token), call.today)


@router.get(
    "/at/{token}/{project_id}",
    response_model=PublicProject,
    responses=refuses(RoundUnknown, NotFound, Invalid),
)
def get_project_at(call: CallDep, token: TokenPath, project_id: UUID) -> object:
    """Show the public page of a project, from its source to its rating."""
    with call.database.reading() as session:
        return public_project(session, queries.round_at(session, token), project_id)


@router.get(
    "/at/{token}/photos/{file_id}",
    response_class=Response,
    responses=PHOTO | refuses(RoundUnknown, NotFound, Invalid),
)
def get_project_photo_at(call: CallDep, token: TokenPath, file_id: UUID) -> Response:
    """Show a photo of a telling that staff let the public see."""
    with call.database.reading() as session:
        file = shown_file(session, queries.round_at(session, token), file_id)
        digest, media, name = file.stored_sha256, file.media_type, file.name
    path = store.path_of(digest)
    if not path.exists() or not media.startswith("image/"):
        raise NotFound()
    headers = {
        "Cache-Control": "private, max-age=3600",
        "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
    }
    return FileResponse(
        path, media_type=media, filename=name, content_disposition_type="inline", headers=headers
    )


@router.post(
    "/questions",
    response_model=ProjectQuestionOut,
    responses=refuses(RoundUnknown, NotCollecting, TooManyQuestions, Invalid),
)
def ask_project_question(call: CallDep, sent: ProjectQuestionIn) -> object:
    """Get a sum to answer; the right answer is good for one proposal."""
    with call.database.writing() as session:
        round_ = queries.round_at(session, sent.token)
        asked = actions.ask(
            session, round_, device=sent.device, address=address_of(call), now=call.now
        )
    return {
        "question": asked.words,
        "choices": asked.choices,
        "seal": asked.seal,
        "expires_in": int(actions.QUESTION_LASTS.total_seconds()),
    }


@router.post(
    "/residents",
    response_model=ProposalReceiptOut,
    responses=refuses(
        RoundUnknown,
        NotCollecting,
        AnswerWrong,
        TooManyProposals,
        ProposalIdTaken,
        PlaceElsewhere,
        Invalid,
    ),
)
def propose_project_unsigned(call: CallDep, sent: ResidentIn) -> object:
    """Propose, and get a receipt; the same phone and id get the same receipt again."""
    with call.database.writing() as session:
        round_ = queries.round_at(session, sent.token)
        before = actions.proposed_before(session, sent.id, device=sent.device)
        made, receipt = before or actions.propose_unsigned(
            session,
            round_,
            wanted_of(sent.model_dump()),
            id=sent.id,
            seal=sent.seal,
            answer=sent.answer,
            device=sent.device,
            address=address_of(call),
            name=sent.name,
            phone=sent.phone,
            now=call.now,
        )
        congress = session.get_one(Congress, made.congress_id)
        code = proposal_code(congress.short_name, congress.level, made.year, made.number)
    return {"receipt": receipt, "code": code}


@router.post(
    "/follow",
    response_model=FollowedOut,
    responses=refuses(RoundUnknown, ReceiptWrong, TooManyReceipts, Invalid),
)
def follow_project_proposal(call: CallDep, sent: FollowProposalIn) -> object:
    """See how a proposal stands by its receipt."""
    with call.database.writing() as session:
        round_ = queries.round_at(session, sent.token)
        found = actions.follow(
            session, round_, sent.receipt, address=address_of(call), now=call.now
        )
        said = followed(session, round_, found) if found else None
    if said is None:
        raise ReceiptWrong.at("body.receipt")
    return said
