"""Who may be in a group."""

from collections.abc import Sequence
from uuid import UUID

from backend.domain.kit.errors import Invalid


class MembersUnfit(Invalid):
    message = "小组成员须是本级人大在任的代表，每人只列一次，组长最多一位。"


class GroupThere(Invalid):
    message = "本级已经有同名的小组，撤销的也算在内。"


def check_members(members: Sequence[tuple[UUID, bool]], eligible: set[UUID]) -> None:
    """Raise MembersUnfit unless each (deputy, leads?) may be a member, once, with one leader.

    Source: Deputies Law (代表法, 2025), art. 26; one leader is our reading, unconfirmed.
    """
    ids = [deputy_id for deputy_id, _ in members]
    leaders = sum(leads for _, leads in members)
    if len(set(ids)) != len(ids) or leaders > 1 or not set(ids) <= eligible:
        raise MembersUnfit.at("body.members")
