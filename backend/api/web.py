"""The built web app, from the same port as the API: one address, no other host."""

import gzip
import mimetypes
from functools import lru_cache
from importlib.resources import files
from pathlib import Path

from fastapi import FastAPI, Request
from fastapi.responses import FileResponse, PlainTextResponse, Response
from starlette.exceptions import HTTPException

from backend.settings import settings

PHONE = "m"
"""Below /m/ live the pages for the phone, with a first page of their own."""

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data: blob:; style-src 'self' 'unsafe-inline';"
        " object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Permissions-Policy": "geolocation=(self), camera=(self), microphone=()",
}
FOREVER = "public, max-age=31536000, immutable"
ASK_AGAIN = "no-cache"
_PACKED = frozenset({".html", ".js", ".css", ".svg", ".json", ".webmanifest", ".geojson"})


def folder() -> Path | None:
    """Return where the built web app lies: as set, or in the installed package."""
    place = settings.web_dir or Path(str(files("backend") / "web"))
    return place.resolve() if (place / "index.html").is_file() else None


def install(app: FastAPI, *, authority: Path | None = None) -> None:
    """Answer every path that is not the API's; with an authority, hand its certificate out."""
    root = folder()

    def page(request: Request) -> Response:
        path = request.path_params["path"]
        if path.startswith(("api/", "open311/", "popolo", "oparl/")):
            raise HTTPException(404)
        if root is None:
            return PlainTextResponse(
                "网页还没有构建：请运行 ./scripts/run，或者 npm run build。", 503
            )
        return _answer(request, root, path)

    if authority is not None:
        kept = authority

        def certificate(_: Request) -> Response:
            return FileResponse(kept, media_type="application/x-x509-ca-cert", filename="ca.crt")

        app.add_route("/ca.crt", certificate, methods=["GET"], include_in_schema=False)
    app.add_route("/{path:path}", page, methods=["GET"], include_in_schema=False)


def _answer(request: Request, root: Path, path: str) -> Response:
    file = (root / path).resolve()
    if not file.is_relative_to(root):
        raise HTTPException(404)
    if not file.is_file():
        if file.suffix and not file.is_dir():
            raise HTTPException(404)
        file = _first_page(root, path)
    hashed = "assets" in Path(path).parts
    headers = {**HEADERS, "Cache-Control": FOREVER if hashed else ASK_AGAIN}
    if file.suffix in _PACKED and "gzip" in request.headers.get("accept-encoding", ""):
        stamp = file.stat().st_mtime_ns
        tag = f'"{stamp:x}"'
        headers |= {"Content-Encoding": "gzip", "Vary": "Accept-Encoding", "ETag": tag}
        if request.headers.get("if-none-match") == tag:
            return Response(status_code=304, headers=headers)
        kind = mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        return Response(_packed(file, stamp), media_type=kind, headers=headers)
    return FileResponse(file, headers=headers)


def _first_page(root: Path, path: str) -> Path:
    phone = root / PHONE / "index.html"
    if path.split("/", 1)[0] == PHONE and phone.is_file():
        return phone
    return root / "index.html"


@lru_cache(maxsize=128)
def _packed(file: Path, stamp: int) -> bytes:
    return gzip.compress(file.read_bytes(), mtime=0)
