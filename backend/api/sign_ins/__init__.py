"""Sign-ins: /sign-ins."""

from fastapi import APIRouter

from backend.api.sign_ins import devices, handing_over, wechat

router = APIRouter()
router.include_router(wechat.router)
router.include_router(handing_over.router)
router.include_router(devices.router)

__all__ = ["router"]
