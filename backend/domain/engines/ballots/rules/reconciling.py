"""Adding up paper ballots: given out, collected, valid, spoilt, not returned."""

from dataclasses import asdict, dataclass
from enum import StrEnum

from backend.domain.kit.errors import Conflict, Invalid


class BatchState(StrEnum):
    entered = "entered"
    once = "once"
    """Confirmed by one."""
    confirmed = "confirmed"
    """Confirmed by two."""
    withdrawn = "withdrawn"


class BatchSettled(Conflict):
    message = "这一批票已经由两人确认，或者已经撤回，不能再改。"


class SameTeller(Conflict):
    message = "两次确认要由两位不同的计票人办理。"


class BatchesUnconfirmed(Conflict):
    message = "还有没经两人确认的票，请先确认或者撤回。"


class BatchesClosed(Conflict):
    message = "现在不能登记纸质票：表决还没有开始，或者已经对完票数。"


class DoesNotAddUp(Invalid):
    message = "票数对不上：发出的票应当等于收回的票加未交回的票，收回的票应当等于登记的票。"


class NotReconciled(Conflict):
    message = "票数还没有对平，不能宣布结果。"


class AlreadyReconciled(Conflict):
    message = "票数已经对平，票面公布表已经固定。"


@dataclass(frozen=True)
class Reckoning:
    """What became of the papers, those of phones and those on paper."""

    phone_drawn: int
    phone_cast: int
    paper_given: int
    paper_collected: int
    valid: int
    """Of those on paper; an empty one is valid and abstains."""
    spoilt: int

    @property
    def phone_not_returned(self) -> int:
        return self.phone_drawn - self.phone_cast

    @property
    def paper_not_returned(self) -> int:
        return self.paper_given - self.paper_collected

    @property
    def too_many(self) -> bool:
        """Say whether there are more papers than were given out, which voids the ballot.

        Source: Election Law (选举法, 2020), art. 44.
        """
        return (
            self.phone_cast + self.paper_collected > self.phone_drawn + self.paper_given
            or self.phone_cast > self.phone_drawn
            or self.paper_collected > self.paper_given
        )

    def said(self) -> dict[str, int]:
        """Return all the numbers by name."""
        not_returned = {
            "phone_not_returned": self.phone_not_returned,
            "paper_not_returned": self.paper_not_returned,
        }
        return {**asdict(self), **not_returned}


def must_add_up(reckoning: Reckoning, *, collected: int, not_returned: int) -> None:
    """Raise DoesNotAddUp unless what was counted by hand is what was entered and given out.

    More papers than were given out add up to nothing either; that is not refused here, it voids.
    """
    if collected != reckoning.paper_collected:
        raise DoesNotAddUp.at(
            "body.collected",
            f"登记的纸质票是 {reckoning.paper_collected} 张，与收回的 {collected} 张不符。",
        )
    if reckoning.valid + reckoning.spoilt != collected:
        raise DoesNotAddUp.at("body.collected")
    if not reckoning.too_many and collected + not_returned != reckoning.paper_given:
        raise DoesNotAddUp.at(
            "body.not_returned",
            f"发出纸质票 {reckoning.paper_given} 张，收回 {collected} 张，"
            f"未交回应当是 {reckoning.paper_not_returned} 张。",
        )
