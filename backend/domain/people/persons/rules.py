"""What may be said of a person, and how it is written."""

import re
import unicodedata

from backend.domain.kit.errors import Invalid

SEXES = ("男", "女")
PARTIES = (
    "中共党员",
    "民革",
    "民盟",
    "民建",
    "民进",
    "农工党",
    "致公党",
    "九三学社",
    "台盟",
    "无党派",
    "共青团员",
    "群众",
)
EDUCATIONS = ("小学", "初中", "高中", "中专", "大专", "本科", "研究生")

_PHONE = re.compile(r"1\d{10}")
_BORN = re.compile(r"(\d{4})\D?(\d{1,2})(?:\D\d{0,2}\D?)?")


class PhoneUnfit(Invalid):
    message = "手机号码应为 11 位数字。"


class BornUnfit(Invalid):
    message = "出生年月请写成 1988-09 这样。"


def phone_of(written: str) -> str:
    """Return the eleven digits; raise PhoneUnfit if it is no mobile number of the mainland."""
    plain = re.sub(r"[\s()-]", "", unicodedata.normalize("NFKC", written)).removeprefix("+86")
    if not _PHONE.fullmatch(plain):
        raise PhoneUnfit.at("body.phone")
    return plain


def born_of(written: str) -> str:
    """Return year and month as `1988-09`; raise BornUnfit for anything else.

    Understands 1988-09, 1988.9, 1988年9月, 198809, and a whole date, whose day is dropped.
    """
    found = _BORN.fullmatch(unicodedata.normalize("NFKC", written).replace(" ", ""))
    if not found or not 1900 <= int(found[1]) <= 2100 or not 1 <= int(found[2]) <= 12:
        raise BornUnfit.at("body.born")
    return f"{found[1]}-{int(found[2]):02d}"


def ethnicity_of(written: str) -> str:
    """Return 满 for 满族, as rosters write it."""
    return written.removesuffix("族") if len(written) > 1 else written


def is_phone(text: str) -> bool:
    return _PHONE.fullmatch(text.strip()) is not None
