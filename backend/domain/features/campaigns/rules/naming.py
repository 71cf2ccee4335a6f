"""How a campaign is called for short, and what it refuses."""

from collections.abc import Iterable

from backend.domain.kit.errors import Conflict, Invalid
from backend.domain.people.divisions.rules import Level

ORDER = (Level.province, Level.city, Level.county, Level.township)


class CampaignIdTaken(Conflict):
    message = "这个编号已经用在别的联动监督上，请刷新后再试。"


class CodeTaken(Conflict):
    message = "本年度已经有这个代号的联动监督，请换一个代号。"


class NameTaken(Conflict):
    message = "已经有同名的领域或方面，请换一个名称。"


class CampaignClosed(Conflict):
    message = "这项联动监督已经结束，不能再改。"


class CampaignElsewhere(Invalid):
    message = "只能改本级人大的联动监督。"


class NotShared(Conflict):
    message = "这项联动监督没有向下级开放，或者不是上级人大的，不能参加。"


class AlreadyJoined(Conflict):
    message = "本级人大已经参加了这项联动监督。"


class FieldElsewhere(Invalid):
    message = "所选的领域或方面不属于这项联动监督，请重新选择。"


def short_name(levels: Iterable[Level]) -> str:
    """Return how many fields each level set, the highest first: five and two are `5+2`.

    Source: inventory 60: 省“规定动作” 5 + 市“自选动作” 2; 丰宁 5+2+1.
    """
    counts = dict.fromkeys(ORDER, 0)
    for level in levels:
        counts[level] += 1
    return "+".join(str(count) for count in counts.values() if count)
