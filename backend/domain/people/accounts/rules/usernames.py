"""User names from Chinese names: pinyin, with the surnames that are read otherwise."""

import unicodedata
from collections.abc import Iterable

SURNAMES = {
    "万俟": "moqi",
    "单于": "chanyu",
    "尉迟": "yuchi",
    "澹台": "tantai",
    "长孙": "zhangsun",
    "令狐": "linghu",
    "乐": "yue",
    "仇": "qiu",
    "任": "ren",
    "区": "ou",
    "华": "hua",
    "单": "shan",
    "召": "shao",
    "员": "yun",
    "宓": "mi",
    "尹": "yin",
    "折": "she",
    "曾": "zeng",
    "朴": "piao",
    "查": "zha",
    "柏": "bai",
    "洗": "xian",
    "燕": "yan",
    "盖": "ge",
    "种": "chong",
    "秘": "bi",
    "纪": "ji",
    "缪": "miao",
    "翟": "zhai",
    "能": "nai",
    "覃": "qin",
    "解": "xie",
    "过": "guo",
    "那": "na",
    "都": "du",
    "黑": "he",
}
"""As a surname; a dictionary reads them as the everyday word."""

LONGEST = 40
"""Letters of a user name before its digits."""


def username_of(name: str) -> str:
    """Return the name in pinyin without tones or spaces: 单雄 is shanxiong; 吕布 is lvbu."""
    # Loading the dictionary takes most of a second, and few processes need it.
    from pypinyin import lazy_pinyin

    plain = "".join(c for c in unicodedata.normalize("NFKC", name) if c.isalnum())
    surname = next((s for s in SURNAMES if plain.startswith(s)), "")
    read = SURNAMES.get(surname, "") + "".join(lazy_pinyin(plain[len(surname) :]))
    letters = "".join(c for c in read.lower() if c.isascii() and c.isalnum())
    return letters[:LONGEST] or "user"


def free_usernames(names: Iterable[str], taken: Iterable[str]) -> list[str]:
    """Return a user name for each name, with a digit from 2 up where it is taken."""
    used = set(taken)
    found = []
    for name in names:
        base = username_of(name)
        made, number = base, 2
        while made in used:
            made, number = f"{base}{number}", number + 1
        used.add(made)
        found.append(made)
    return found
