"""Desk (工作台): reads across features: inbox, overview, search, tasks; never writes."""

from backend.domain.desk.seeing import may_see_file

__all__ = ["may_see_file"]
