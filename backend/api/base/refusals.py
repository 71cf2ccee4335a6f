"""How a refusal looks over HTTP, and how a route declares what it asks and refuses."""

from typing import Any

from backend.domain.access import Permission
from backend.domain.engines.retries import actions as retries
from backend.domain.kit.errors import (
    Conflict,
    Invalid,
    MatchMissing,
    NotAllowed,
    NotFound,
    NotSignedIn,
    Refusal,
    Stale,
    TooMany,
    Unavailable,
)

SIGNED_IN = "signed-in"
"""Stands for a permission where a route asks no more than to be signed in."""

STATUS: dict[type[Refusal], int] = {
    NotSignedIn: 401,
    NotAllowed: 403,
    NotFound: 404,
    Conflict: 409,
    Stale: 412,
    Invalid: 422,
    MatchMissing: 428,
    TooMany: 429,
    Unavailable: 503,
}


def status_of(refusal: type[Refusal]) -> int:
    return next(code for kind, code in STATUS.items() if issubclass(refusal, kind))


def asks(
    permission: Permission | None,
    *refusals: type[Refusal],
    step: bool = False,
    answers: dict[int | str, dict[str, Any]] | None = None,
) -> Any:
    """Say for a route which permission it asks (none: to be signed in) and how it refuses.

    Goes into the decorator: `@router.get("", **asks(Permission.clues_read))`. The call checks the
    permission before anything else. `step` declares the refusals of a repeated Idempotency-Key;
    `answers` what is answered in another shape than a model's.
    """
    named: list[type[Refusal]] = [NotSignedIn, NotAllowed, Invalid, *refusals]
    if step:
        named += [retries.KeyUnusable, retries.KeyUsedOtherwise, retries.AnswerLost]
    said = permission.value if permission else SIGNED_IN
    responses = (answers or {}) | refuses(*named)
    return {"openapi_extra": {"x-permission": said}, "responses": responses}


def refuses(*refusals: type[Refusal]) -> dict[int | str, dict[str, Any]]:
    """Name, for the OpenAPI document, the refusals that a route can answer with."""
    by_status: dict[int | str, dict[str, Any]] = {}
    for refusal in refusals:
        entry = by_status.setdefault(
            status_of(refusal),
            {"description": "", "content": {"application/problem+json": {"schema": _PROBLEM}}},
        )
        if f"`{refusal.code()}`" not in entry["description"]:
            entry["description"] = f"{entry['description']} `{refusal.code()}`".strip()
    return by_status


_PROBLEM = {"$ref": "#/components/schemas/Problem"}
