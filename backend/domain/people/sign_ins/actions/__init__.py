"""Coming in, staying in, handing over, and going out."""

from backend.domain.people.sign_ins.actions.binding import bind, leave, unbind
from backend.domain.people.sign_ins.actions.entering import enter_by_wechat, sign_in
from backend.domain.people.sign_ins.actions.handing_over import forget_tickets, hand_over, redeem
from backend.domain.people.sign_ins.actions.leaving import (
    end_all,
    end_every,
    end_one,
    end_under,
    sign_out,
)
from backend.domain.people.sign_ins.actions.opening import Opened, Place
from backend.domain.people.sign_ins.actions.staying import refresh, switch

__all__ = [
    "Opened",
    "Place",
    "bind",
    "end_all",
    "end_every",
    "end_one",
    "end_under",
    "enter_by_wechat",
    "forget_tickets",
    "hand_over",
    "leave",
    "redeem",
    "refresh",
    "sign_in",
    "sign_out",
    "switch",
    "unbind",
]
