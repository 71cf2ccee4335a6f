"""The pure part: the life of what was sent in, its numbers, its words."""

from backend.domain.features.intake.rules.life import (
    FLOW,
    AboutWord,
    ChallengeSpent,
    ChallengeWrong,
    CodeWordWrong,
    IntakeIdTaken,
    IntakeState,
    IntakeStep,
    PointClosed,
    PointReplaced,
    PointUnknown,
    TooManyChallenges,
    TooManyPhotos,
    TooManyReports,
    TooManyTries,
    open_steps,
)
from backend.domain.features.intake.rules.numbers import CITATIONS, IntakeNumbers
from backend.domain.features.intake.rules.words import CodeLists, code_word, plain_code_word
from backend.domain.kit.questions import Question, question, token

__all__ = [
    "CITATIONS",
    "FLOW",
    "AboutWord",
    "ChallengeSpent",
    "ChallengeWrong",
    "CodeLists",
    "CodeWordWrong",
    "IntakeIdTaken",
    "IntakeNumbers",
    "IntakeState",
    "IntakeStep",
    "PointClosed",
    "PointReplaced",
    "PointUnknown",
    "Question",
    "TooManyChallenges",
    "TooManyPhotos",
    "TooManyReports",
    "TooManyTries",
    "code_word",
    "open_steps",
    "plain_code_word",
    "question",
    "token",
]
