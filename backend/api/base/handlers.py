"""Turning refusals and bad input into problem documents with a Chinese sentence."""

from collections.abc import Mapping
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from sqlalchemy.exc import IntegrityError
from starlette.exceptions import HTTPException

from backend.api.base import Problem, status_of
from backend.domain.kit.errors import Conflict, Invalid, Issue, NotFound, Refusal, TooMany

SENTENCES: dict[str, str] = {
    "missing": "这一项必填。",
    "extra_forbidden": "没有这一项，请去掉。",
    "string_too_short": "至少要写 {min_length} 个字。",
    "string_too_long": "最多写 {max_length} 个字。",
    "string_type": "这里要填文字。",
    "string_pattern_mismatch": "格式不对。",
    "enum": "只能是：{expected}。",
    "literal_error": "只能是：{expected}。",
    "greater_than_equal": "不能小于 {ge}。",
    "less_than_equal": "不能大于 {le}。",
    "greater_than": "要大于 {gt}。",
    "less_than": "要小于 {lt}。",
    "too_short": "至少要有 {min_length} 项。",
    "too_long": "最多 {max_length} 项。",
    "json_invalid": "发来的内容不是有效的 JSON。",
    "value_error": "内容有误，请检查后再填。",
    "date_from_datetime_inexact": "这里要填日期，例如 2026-03-02。",
}
_BY_FAMILY = (
    ("uuid", "编号格式不对。"),
    ("datetime", "这里要填时间，例如 2026-03-02T09:00:00+08:00。"),
    ("timezone", "时间要带时区，例如 +08:00。"),
    ("date", "这里要填日期，例如 2026-03-02。"),
    ("int", "这里要填整数。"),
    ("float", "这里要填数字。"),
    ("decimal", "这里要填数字。"),
    ("bool", "这里要填是或否。"),
)


def sentence(kind: str, context: Mapping[str, Any]) -> str:
    """Return what to do about one fault of a field, in Chinese."""
    said = SENTENCES.get(kind)
    if said is None:
        said = next((s for name, s in _BY_FAMILY if kind.startswith(name)), "内容有误，请检查。")
    try:
        return said.format(**context)
    except (KeyError, IndexError):
        return said


def answer(request: Request, refusal: Refusal, *, status: int | None = None) -> JSONResponse:
    """Return the problem document of a refusal."""
    code = refusal.code()
    problem = Problem(
        type=f"/problems/{code}",
        title=type(refusal).message,
        status=status or status_of(type(refusal)),
        detail=str(refusal),
        instance=request.url.path,
        issues=[{"path": i.path, "code": i.code, "detail": i.detail} for i in refusal.issues],
    )
    said = JSONResponse(problem.model_dump(), problem.status, media_type="application/problem+json")
    if isinstance(refusal, TooMany) and refusal.wait is not None:
        said.headers["Retry-After"] = str(refusal.wait)
    return said


async def on_refusal(request: Request, refusal: Exception) -> JSONResponse:
    assert isinstance(refusal, Refusal)
    return answer(request, refusal)


async def on_bad_input(request: Request, fault: Exception) -> JSONResponse:
    assert isinstance(fault, RequestValidationError)
    issues = []
    for error in fault.errors():
        path = ".".join(str(part) for part in error["loc"])
        issues.append(Issue(path, error["type"], sentence(error["type"], error.get("ctx") or {})))
    unreadable = any(i.code == "json_invalid" for i in issues)
    where = "" if unreadable or len(issues) != 1 else issues[0].detail
    return answer(
        request, Invalid(where or None, issues=issues), status=400 if unreadable else None
    )


async def on_http(request: Request, fault: Exception) -> JSONResponse:
    assert isinstance(fault, HTTPException)
    sentences = {404: NotFound.message, 405: "这个地址不支持这种操作。", 413: "内容太大。"}
    refusal = NotFound() if fault.status_code == 404 else Invalid(sentences.get(fault.status_code))
    said = answer(request, refusal, status=fault.status_code)
    said.headers.update(fault.headers or {})
    return said


class AlreadyThere(Conflict):
    message = "已经有同样的内容，请刷新后再看。"


class PointsNowhere(Invalid):
    message = "所选的内容不存在，请重新选择。"


async def on_integrity(request: Request, fault: Exception) -> JSONResponse:
    assert isinstance(fault, IntegrityError)
    foreign = "foreign key" in str(fault.orig).lower()
    return answer(request, PointsNowhere() if foreign else AlreadyThere())


def install(app: FastAPI) -> None:
    """Answer every fault of the caller with a problem document."""
    app.add_exception_handler(Refusal, on_refusal)
    app.add_exception_handler(RequestValidationError, on_bad_input)
    app.add_exception_handler(HTTPException, on_http)
    app.add_exception_handler(IntegrityError, on_integrity)
