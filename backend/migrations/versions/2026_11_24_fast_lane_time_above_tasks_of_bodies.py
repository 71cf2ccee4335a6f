"""Fast lane, more time above, tasks of a campaign's bodies."""

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

revision = "202611241641"
down_revision = "202611241259"
branch_labels = None
depends_on = None


BEFORE = "(CASE WHEN state <> 'refused' THEN 1 ELSE 0 END) + (CASE WHEN state <> 'refused' AND (handed_over_at IS NOT NULL OR state IN ('handed_over', 'rectifying', 'reported_done', 'signed_off', 'verified_on_site')) THEN 2 ELSE 0 END) + (CASE WHEN state IN ('reported_done', 'signed_off', 'verified_on_site') AND done_on IS NOT NULL AND due_on < '9999-01-01' THEN 4 ELSE 0 END) + (CASE WHEN state IN ('reported_done', 'signed_off', 'verified_on_site') AND done_on IS NOT NULL AND due_on < '9999-01-01' AND done_on <= due_on THEN 8 ELSE 0 END) + (CASE WHEN state IN ('reported_done', 'signed_off', 'verified_on_site') THEN 16 ELSE 0 END) + (CASE WHEN state IN ('signed_off', 'verified_on_site') THEN 32 ELSE 0 END) + (CASE WHEN state = 'signed_off' THEN 64 ELSE 0 END) + (CASE WHEN reopened > 0 THEN 128 ELSE 0 END) + (CASE WHEN former_of IS NOT NULL THEN 256 ELSE 0 END) + (CASE WHEN carried > 0 THEN 512 ELSE 0 END) + (CASE WHEN escalated_at IS NOT NULL THEN 1024 ELSE 0 END)"
ON_THE_SPOT = " + (CASE WHEN source = 'on_the_spot' AND state <> 'refused' THEN 2048 ELSE 0 END)"


RUNS_UNTIL = "CASE WHEN NOT (state IN ('refused', 'reported_done', 'signed_off', 'verified_on_site')) AND held_from IS NULL AND former_of IS NULL THEN due_on END"


def _uncompute() -> None:
    """Drop what is computed: it cannot be changed in place, nor read back from SQLite as it was."""
    op.drop_index("ix_problem_runs_until", "problem")
    op.drop_index("ix_problem_marks", "problem")
    op.drop_column("problem", "runs_until")
    op.drop_column("problem", "marks")


def _compute(batch_op: BatchOperations, marks: str) -> None:
    for name, kind, said in (("marks", sa.Integer(), marks), ("runs_until", sa.Date(), RUNS_UNTIL)):
        computed = sa.Computed(said, persisted=True)
        batch_op.add_column(sa.Column(name, kind, computed, nullable=True))
        batch_op.create_index(f"ix_problem_{name}", ["scope", "campaign_id", name], unique=False)


def upgrade() -> None:
    with op.batch_alter_table("escalation_bundle", schema=None) as batch_op:
        batch_op.add_column(sa.Column("time_asked", sa.Date(), nullable=True))

    _uncompute()
    with op.batch_alter_table("problem", schema=None) as batch_op:
        batch_op.add_column(sa.Column("respondent_type", sa.String(length=20), nullable=True))
        batch_op.add_column(sa.Column("press_by", sa.Date(), nullable=True))
        _compute(batch_op, BEFORE + ON_THE_SPOT)

    with op.batch_alter_table("task_owner", schema=None) as batch_op:
        batch_op.add_column(sa.Column("body_id", sa.Uuid(), nullable=True))
        batch_op.create_index("ix_task_owner_body", ["body_id", "task_id"], unique=False)
        batch_op.create_foreign_key(
            batch_op.f("fk_task_owner_body_id"), "campaign_body", ["body_id"], ["id"]
        )


def downgrade() -> None:
    with op.batch_alter_table("task_owner", schema=None) as batch_op:
        batch_op.drop_constraint(batch_op.f("fk_task_owner_body_id"), type_="foreignkey")
        batch_op.drop_index("ix_task_owner_body")
        batch_op.drop_column("body_id")

    _uncompute()
    with op.batch_alter_table("problem", schema=None) as batch_op:
        batch_op.drop_column("press_by")
        batch_op.drop_column("respondent_type")
        _compute(batch_op, BEFORE)

    with op.batch_alter_table("escalation_bundle", schema=None) as batch_op:
        batch_op.drop_column("time_asked")
