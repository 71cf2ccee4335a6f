"""Remembering for the congress what words and headers were said to mean, and forgetting it."""

from collections.abc import Collection, Mapping
from datetime import datetime

from sqlmodel import Session, select

from backend.domain.access import Actor, Permission
from backend.domain.engines.imports.actions.staging import WORD
from backend.domain.engines.imports.queries import HEADER
from backend.domain.engines.imports.tables import Import, KnownWord
from backend.domain.journal.actions import record
from backend.domain.kit.tables import new_id
from backend.domain.kit.text import normalised


def remember(
    session: Session, found: Import, elsewhere: Mapping[str, Collection[str]], now: datetime
) -> None:
    """Keep answers and headers for the next workbook of the congress."""
    headers = {
        normalised(found.labels[int(place)]): key
        for place, key in found.mapping.items()
        if int(place) < len(found.labels)
    }
    wanted = {HEADER: headers, **found.answers}
    kept = {
        (word.key, word.word): word
        for word in session.exec(
            select(KnownWord).where(
                KnownWord.congress_id == found.congress_id, KnownWord.kind == found.kind
            )
        )
    }
    for key, words in wanted.items():
        for word, meaning in words.items():
            if not word or len(word) > 100 or word in elsewhere.get(key, ()):
                continue
            known = kept.get((key, word))
            if known is None:
                known = KnownWord(
                    id=new_id(),
                    congress_id=found.congress_id,
                    kind=found.kind,
                    key=key,
                    word=word,
                    meaning=meaning,
                    created_at=now,
                    updated_at=now,
                )
            elif known.meaning != meaning or known.forgotten_at:
                known.meaning, known.forgotten_at = meaning, None
                known.touch(now)
            session.add(known)


def correct(
    session: Session, actor: Actor, known: KnownWord, *, meaning: str, now: datetime
) -> KnownWord:
    """Say that a word means something else from now on."""
    actor.must(Permission.imports_keep)
    details = {"word": known.word, "before": known.meaning, "after": meaning}
    known.meaning = meaning
    known.touch(now)
    session.add(known)
    title = f"改记“{known.word}”的意思"
    record(session, actor, WORD, known.id, "correct", title, now=now, details=details)
    return known


def forget(session: Session, actor: Actor, known: KnownWord, *, now: datetime) -> KnownWord:
    """Let go of what a word was said to mean: it is asked about again."""
    actor.must(Permission.imports_keep)
    known.forgotten_at = now
    known.touch(now)
    session.add(known)
    details = {"word": known.word, "before": known.meaning}
    title = f"不再记“{known.word}”的意思"
    record(session, actor, WORD, known.id, "forget", title, now=now, details=details)
    return known
