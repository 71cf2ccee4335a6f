"""Sign-ins: /sign-ins."""

from backend.api.base.resource import Resource
from backend.api.sign_ins import devices, handing_over, wechat

router = Resource(wechat.router, handing_over.router, devices.router)

__all__ = ["router"]
