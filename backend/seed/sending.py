"""Ids and photos of the demo, the same each time."""

import random
from datetime import UTC, datetime
from uuid import UUID

from sqlmodel import Session

from backend.domain.access import Actor
from backend.domain.engines.files import actions as files
from backend.seed.pictures import Picture


def send(
    session: Session, actor: Actor, chosen: list[Picture], rng: random.Random, now: datetime
) -> list[UUID]:
    if actor.account_id is None:
        return []
    sent = []
    for picture in chosen:
        file_id = made_id(rng, now)
        files.keep(
            session,
            actor,
            file_id=file_id,
            name=picture.name,
            sent_sha256=picture.sha256,
            stored_sha256=picture.sha256,
            media_type="image/jpeg",
            size=picture.size,
            width=picture.width,
            height=picture.height,
            now=now,
        )
        sent.append(file_id)
    return sent


def made_id(rng: random.Random, at: datetime) -> UUID:
    """Return a UUIDv7 of that moment, the same each time."""
    millis = int(at.astimezone(UTC).timestamp() * 1000)
    value = (millis << 80) | (7 << 76) | (rng.getrandbits(12) << 64) | (2 << 62)
    return UUID(int=value | rng.getrandbits(62))
