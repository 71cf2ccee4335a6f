"""What can be done with QR points and with what comes in through them."""

from backend.domain.features.intake.actions.asking import (
    CHALLENGE_LASTS,
    answered,
    challenge,
    keep_photo,
)
from backend.domain.features.intake.actions.following import follow
from backend.domain.features.intake.actions.forgetting import forget_challenges, forget_prints
from backend.domain.features.intake.actions.looking import admit, discard, restore
from backend.domain.features.intake.actions.pointing import make_points, replace_point
from backend.domain.features.intake.actions.reminding import remind
from backend.domain.features.intake.actions.sending import Sent, send, sent_before
from backend.domain.features.intake.actions.taking import take

__all__ = [
    "CHALLENGE_LASTS",
    "Sent",
    "admit",
    "answered",
    "challenge",
    "discard",
    "follow",
    "forget_challenges",
    "forget_prints",
    "keep_photo",
    "make_points",
    "remind",
    "replace_point",
    "restore",
    "send",
    "sent_before",
    "take",
]
