"""Accounts: /accounts."""

from fastapi import APIRouter

from backend.api.accounts import binding, keeping, mine, slips
from backend.api.accounts.mine import CongressBrief, GrantOut, MeOut, UnitBrief, me_of

router = APIRouter()
router.include_router(mine.router)
router.include_router(slips.router)
router.include_router(binding.router)
router.include_router(keeping.router)

__all__ = ["CongressBrief", "GrantOut", "MeOut", "UnitBrief", "me_of", "router"]
