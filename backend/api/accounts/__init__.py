"""Accounts: /accounts."""

from backend.api.accounts import binding, keeping, mine, slips
from backend.api.accounts.mine import CongressBrief, GrantOut, MeOut, UnitBrief, me_of
from backend.api.base.resource import Resource

router = Resource(mine.router, slips.router, binding.router, keeping.router)

__all__ = ["CongressBrief", "GrantOut", "MeOut", "UnitBrief", "me_of", "router"]
