"""Making a thing under an id its caller chose: a repeat is harmless."""

from typing import Any, TypeVar
from uuid import UUID

from sqlmodel import Session, SQLModel

from backend.domain.kit.errors import Conflict

Thing = TypeVar("Thing", bound=SQLModel)


class IdTaken(Conflict):
    message = "这个编号已经用在别的内容上，请刷新后重新提交。"


def made_before(session: Session, table: type[Thing], id: UUID, **same: Any) -> Thing | None:
    """Return what was made under this id, if anything.

    Raise IdTaken unless it is the same thing: equal in the named columns.
    """
    found = session.get(table, id)
    if found is not None and any(getattr(found, key) != value for key, value in same.items()):
        raise IdTaken()
    return found
