"""Health: /health."""

from fastapi import APIRouter
from sqlalchemy import text

from backend.api.base import CallDep, Out

router = APIRouter(prefix="/health", tags=["health"])


class HealthOut(Out):
    ok: bool


@router.get("", response_model=HealthOut)
def get_health(call: CallDep) -> object:
    """Say whether the server and its database answer."""
    with call.database.reading() as session:
        session.execute(text("select 1"))
    return {"ok": True}
