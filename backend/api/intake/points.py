"""QR points over HTTP: making, listing, drawing, replacing."""

from uuid import UUID

from fastapi import APIRouter, Request, Response

from backend.api.base import Asked, CallDep, ListQuery, Page, StepRoute, asks
from backend.api.intake.asked import PointsIn, ReplaceIn
from backend.api.intake.shapes import PointOut
from backend.api.intake.telling import points_said, url_of
from backend.domain.access import Permission
from backend.domain.desk import addressees
from backend.domain.features.intake import actions, queries
from backend.domain.features.intake.rules import AboutWord, PointReplaced
from backend.domain.kit.errors import NotFound
from backend.domain.kit.paging import CursorUnreadable
from backend.outside import codes

router = APIRouter(prefix="/intake/points", tags=["intake"], route_class=StepRoute)

P = Permission


class PointQuery(ListQuery):
    about_word: AboutWord | None = None
    about_id: list[UUID] = []
    replaced: bool | None = False


@router.get("", response_model=Page[PointOut], **asks(P.intake_read, CursorUnreadable))
def list_intake_points(call: CallDep, request: Request, query: Asked[PointQuery]) -> object:
    """List QR codes: your congress's, or your own as a deputy."""
    with call.reading() as (session, actor):
        page = queries.points(
            session,
            actor,
            query.window,
            about=query.about_word,
            about_ids=query.about_id,
            replaced=query.replaced,
        )
        said = points_said(session, page.items, asked_at=str(request.base_url))
        return call.page(session, page, said)


@router.post("", response_model=list[PointOut], **asks(P.intake_check, NotFound, step=True))
def make_intake_points(call: CallDep, request: Request, sent: PointsIn) -> object:
    """Make QR codes for deputies or stations of your congress; who has one keeps it."""
    with call.writing() as (session, actor):
        addressees.own(session, actor, sent.about_word, sent.about_ids)
        made = actions.make_points(
            session, actor, about=sent.about_word, about_ids=sent.about_ids, now=call.now
        )
        return points_said(session, made, asked_at=str(request.base_url))


@router.get(
    "/{point_id}/code",
    response_class=Response,
    **asks(
        P.intake_read,
        NotFound,
        answers={200: {"content": {"image/svg+xml": {}}, "description": "the QR code"}},
    ),
)
def get_intake_point_code(call: CallDep, request: Request, point_id: UUID) -> Response:
    """Draw the QR code."""
    with call.reading() as (session, actor):
        point = queries.point(session, actor, point_id)
    drawn = codes.svg(url_of(point.token, str(request.base_url)))
    headers = {"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox"}
    return Response(drawn, media_type="image/svg+xml", headers=headers)


@router.post(
    "/{point_id}/replace",
    response_model=PointOut,
    **asks(P.intake_check, NotFound, PointReplaced, step=True),
)
def replace_intake_point(
    call: CallDep, request: Request, point_id: UUID, sent: ReplaceIn
) -> object:
    """Give a new code for one that was lost or misused; nothing comes in through the old one."""
    with call.writing() as (session, actor):
        point = queries.point(session, actor, point_id, lock=True)
        made = actions.replace_point(session, actor, point, reason=sent.reason, now=call.now)
        return points_said(session, [made], asked_at=str(request.base_url))[0]
