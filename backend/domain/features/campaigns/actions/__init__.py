"""What can be done to a campaign."""

from backend.domain.features.campaigns.actions.fields import (
    add_aspect,
    add_field,
    edit_aspect,
    edit_field,
    lay_out,
)
from backend.domain.features.campaigns.actions.leading import edit, join, start

__all__ = [
    "add_aspect",
    "add_field",
    "edit",
    "edit_aspect",
    "edit_field",
    "join",
    "lay_out",
    "start",
]
