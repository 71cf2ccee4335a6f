"""Drawn pictures for the demo, so that no photo of a real place or person is needed."""

from dataclasses import dataclass
from io import BytesIO

from PIL import Image, ImageDraw

from backend.outside import files

SKY, HILL, GROUND, ROOF, WATER = "#dbe4ea", "#8fa3ad", "#b9b29f", "#7a5a4c", "#6f8fa8"


@dataclass(frozen=True)
class Picture:
    """A drawing in the file store."""

    name: str
    sha256: str
    size: int
    width: int
    height: int


def drawn(count: int = 12) -> list[Picture]:
    """Draw so many plain landscapes into the file store."""
    return [_one(i) for i in range(count)]


def _one(number: int) -> Picture:
    wide, high = 1280, 960
    image = Image.new("RGB", (wide, high), SKY)
    draw = ImageDraw.Draw(image)
    peak = 200 + 40 * (number % 5)
    draw.polygon([(0, 620), (260 + 70 * (number % 4), peak), (700, 620)], fill=HILL)
    draw.polygon([(500, 620), (950, peak + 90), (wide, 620)], fill="#9db0b8")
    draw.rectangle([0, 620, wide, high], fill=GROUND)
    if number % 3 == 0:
        draw.polygon([(0, 760), (wide, 690), (wide, 800), (0, 880)], fill=WATER)
    if number % 3 == 1:
        draw.polygon([(420, high), (600, 620), (680, 620), (900, high)], fill="#6d7378")
        draw.line([(640, 640), (650, high)], fill="#f2efe6", width=8)
    if number % 2 == 0:
        left = 160 + 90 * (number % 6)
        draw.rectangle([left, 540, left + 220, 720], fill="#e8e2d4")
        draw.polygon([(left - 20, 540), (left + 110, 460), (left + 240, 540)], fill=ROOF)
        draw.rectangle([left + 80, 630, left + 140, 720], fill="#5b6b74")
    out = BytesIO()
    image.save(out, "JPEG", quality=85)
    kept = files.store(out.getvalue(), f"scene-{number}.jpg")
    width, height = kept.width or wide, kept.height or high
    return Picture(f"示例照片{number + 1}.jpg", kept.sha256, kept.size, width, height)
