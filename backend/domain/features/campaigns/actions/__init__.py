"""What can be done to a campaign."""

from backend.domain.features.campaigns.actions.covering import (
    add_point,
    edit_point,
    unvisit,
    visit,
    withdraw_point,
)
from backend.domain.features.campaigns.actions.fields import (
    add_aspect,
    add_field,
    edit_aspect,
    edit_field,
    lay_out,
)
from backend.domain.features.campaigns.actions.importing import bring_in
from backend.domain.features.campaigns.actions.leading import edit, join, start
from backend.domain.features.campaigns.actions.organising import (
    edit_body,
    end_body,
    seat,
    set_up,
)
from backend.domain.features.campaigns.actions.planning import (
    approve,
    draw_up,
    edit_plan,
    plan_stage,
    withdraw_plan,
)
from backend.domain.features.campaigns.actions.stepping import (
    add_step,
    choose,
    drop,
    edit_step,
    reopen,
    show,
)

__all__ = [
    "add_aspect",
    "add_field",
    "add_point",
    "add_step",
    "approve",
    "bring_in",
    "choose",
    "draw_up",
    "drop",
    "edit",
    "edit_aspect",
    "edit_body",
    "edit_field",
    "edit_plan",
    "edit_point",
    "edit_step",
    "end_body",
    "join",
    "lay_out",
    "plan_stage",
    "reopen",
    "seat",
    "set_up",
    "show",
    "start",
    "unvisit",
    "visit",
    "withdraw_plan",
    "withdraw_point",
]
