"""How an assignment stands."""

from enum import StrEnum


class AssignmentRole(StrEnum):
    """主办 or 会办."""

    lead = "lead"
    joint = "joint"


class AssignmentState(StrEnum):
    """Given, accepted, given back with a reason, finished by the feature, or withdrawn."""

    given = "given"
    accepted = "accepted"
    given_back = "given_back"
    finished = "finished"
    withdrawn = "withdrawn"


OPEN = frozenset({AssignmentState.given, AssignmentState.accepted})


class ExtensionState(StrEnum):
    """Whether the more time that was asked for was granted."""

    asked = "asked"
    granted = "granted"
    refused = "refused"
