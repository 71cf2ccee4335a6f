"""States and the steps between them, written once, as data."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Generic, TypeVar

from backend.domain.kit.errors import Conflict

State = TypeVar("State", bound=StrEnum)
Step = TypeVar("Step", bound=StrEnum)


class StepNotOpen(Conflict):
    message = "当前环节不能进行这一步，可能别人刚办过，请刷新查看。"


class Flow(Generic[State, Step]):
    """Which step leads from which state to which."""

    def __init__(self, lines: Iterable[tuple[State, Step, State]]) -> None:
        self.lines = {(source, step): target for source, step, target in lines}

    def after(self, state: State, step: Step) -> State:
        """Return the state that the step leads to; raise StepNotOpen where it leads nowhere."""
        try:
            return self.lines[state, step]
        except KeyError:
            raise StepNotOpen() from None

    def open_steps(self, state: State) -> list[Step]:
        return [step for source, step in self.lines if source == state]

    def mermaid(self) -> str:
        """Return the flow as a picture, for docs/flows.md."""
        arrows = [f"    {s} --> {t}: {step}" for (s, step), t in self.lines.items()]
        return "\n".join(["stateDiagram-v2", *arrows])
