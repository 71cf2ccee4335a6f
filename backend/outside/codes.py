"""QR codes as pictures."""

from io import BytesIO

import qrcode
from qrcode.constants import ERROR_CORRECT_M
from qrcode.image.pil import PilImage
from qrcode.image.svg import SvgPathImage


def svg(text: str) -> bytes:
    """Return the QR code of a text as SVG, with the quiet zone that readers need."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=4, image_factory=SvgPathImage)
    code.add_data(text)
    drawn = BytesIO()
    code.make_image().save(drawn)
    return drawn.getvalue()


def png(text: str) -> bytes:
    """Return the QR code of a text as PNG, for documents."""
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=4, image_factory=PilImage)
    code.add_data(text)
    drawn = BytesIO()
    code.make_image().save(drawn)
    return drawn.getvalue()
