"""What every resource shares: the call, the shapes, the refusals."""

from backend.api.base.asking import Asked
from backend.api.base.calls import Call, CallDep, StepRoute, WindowDep
from backend.api.base.papers import PAPERS, NoChineseFont, PaperKind, paper
from backend.api.base.refusals import SIGNED_IN, asks, refuses, status_of
from backend.api.base.shapes import In, ListQuery, Out, Page, Problem, ReasonIn, ShortReasonIn, json

__all__ = [
    "PAPERS",
    "SIGNED_IN",
    "Asked",
    "Call",
    "CallDep",
    "In",
    "ListQuery",
    "NoChineseFont",
    "Out",
    "Page",
    "PaperKind",
    "Problem",
    "ReasonIn",
    "ShortReasonIn",
    "StepRoute",
    "WindowDep",
    "asks",
    "json",
    "paper",
    "refuses",
    "status_of",
]
