"""The office's subscribe-message templates, from a JSON file; read once a process."""

from functools import cache
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from backend.settings import settings


class TemplatesUnreadable(Exception):
    """The file is not there, or is not what docs/operation.md describes; the text says why."""


class _Template(BaseModel):
    model_config = ConfigDict(extra="forbid")

    id: str = Field(min_length=1, max_length=64)
    title: str = Field(min_length=1, max_length=50)
    fields: dict[str, Literal["title", "body", "time"]] = Field(min_length=1)
    kinds: frozenset[str] = frozenset()


def read() -> list[dict[str, Any]]:
    """Return id, title, fields and kinds of each template; raise TemplatesUnreadable."""
    return _read(settings.wechat_templates) if settings.wechat_templates else []


@cache
def _read(path: Path) -> list[dict[str, Any]]:
    try:
        found = TypeAdapter(list[_Template]).validate_json(path.read_bytes())
    except (OSError, ValidationError) as fault:
        raise TemplatesUnreadable(f"{path}: {fault}") from None
    return [one.model_dump() for one in found]
