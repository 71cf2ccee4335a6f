"""What can be read of plans and tasks, and by whom."""

from backend.domain.features.tasks.queries.figures import (
    CARDS,
    BoardColumn,
    BoardColumns,
    aspects,
    board,
    tally,
)
from backend.domain.features.tasks.queries.filters import TaskFilters, TaskOrder, lit
from backend.domain.features.tasks.queries.ledger import ROW_KEYS, plans, rows_of, tasks
from backend.domain.features.tasks.queries.seeing import (
    L,
    O,
    T,
    owners,
    plan,
    plans_visible_to,
    task,
    to_fill,
    visible_to,
)

__all__ = [
    "CARDS",
    "ROW_KEYS",
    "BoardColumn",
    "BoardColumns",
    "L",
    "O",
    "T",
    "TaskFilters",
    "TaskOrder",
    "aspects",
    "board",
    "lit",
    "owners",
    "plan",
    "plans",
    "plans_visible_to",
    "rows_of",
    "tally",
    "task",
    "tasks",
    "to_fill",
    "visible_to",
]
