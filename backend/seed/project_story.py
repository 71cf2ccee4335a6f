"""How the demo's projects are carried out, supervised and changed."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from sqlmodel import Session, col, select

from backend.domain.features.projects import actions, queries
from backend.domain.features.projects.rules import ChangeKind, ProjectState
from backend.domain.features.projects.tables import Milestone, Project
from backend.domain.people.congresses.tables import Congress
from backend.domain.people.deputies.rules import DeputyState
from backend.domain.people.deputies.tables import Deputy
from backend.domain.people.groups import actions as groups
from backend.domain.people.groups.tables import Group
from backend.seed.cast import CongressCast
from backend.seed.pictures import Picture
from backend.seed.project_texts import DELAYS, SEEN
from backend.seed.sending import made_id, send

NUMERALS = "一二三四五"


@dataclass
class Story:
    """Who carries out and who looks on, in one congress."""

    session: Session
    county: CongressCast
    rng: random.Random
    photos: Sequence[Picture]
    today: date
    teams: list[Group] = field(default_factory=list)

    def supervise(self, count: int) -> None:
        """Make so many supervising groups of five deputies each. Source: inventory 98."""
        at = _at(date(self.today.year - 2, 9, 1))
        asked = select(Deputy).where(
            Deputy.congress_id == self.county.id, Deputy.state == DeputyState.in_office
        )
        found = list(self.session.exec(asked.order_by(col(Deputy.position)).limit(count * 5)))
        known = self.county.known_deputy
        own = asked.where(Deputy.person_id == (known.person_id if known else None))
        mine = [one.id for one in self.session.exec(own)]
        congress = self.session.get_one(Congress, self.county.id)
        for number in range(count):
            made = groups.add(
                self.session,
                self.county.staff[0],
                congress,
                id=made_id(self.rng, at),
                name=f"民生实事第{NUMERALS[number]}督导组",
                topic="民生实事项目督导",
                now=at,
            )
            members = [one.id for one in found[number * 5 : number * 5 + 5]]
            wanted = list(dict.fromkeys([*members, *(mine if number == 0 else [])]))
            if wanted:
                groups.set_members(
                    self.session,
                    self.county.staff[0],
                    made,
                    [(one, one == wanted[0]) for one in wanted],
                    now=at,
                )
            self.teams.append(made)

    def carry_out(self, project: Project, *, until: date) -> None:
        """Reach what was due by that day, one in seven late; tell, visit and accept."""
        staff = self.county.staff[0]
        team = self.teams[project.position % len(self.teams)]
        elected = _at(date(project.year, 2, 20))
        actions.assign(
            self.session, staff, project, group_ids=[team.id], deputy_ids=[], now=elected
        )
        slow = self.rng.random() < 0.14 and until == self.today
        for stone in queries.milestones(self.session, project.id):
            late = timedelta(days=self.rng.randrange(5, 20) if slow else -self.rng.randrange(0, 6))
            day = stone.planned_on + late
            if day > until or (slow and self.rng.random() < 0.6):
                if slow and stone.planned_on < until:
                    self._delay(project, stone, until)
                break
            self._reach(project, stone, day)
            self._tell(project, stone, day)
        checked = self.rng.random() < 0.7 or until < self.today
        if project.state is ProjectState.finished and checked:
            day = min(until, (project.finished_on or until) + timedelta(days=8))
            actions.accept(
                self.session, staff, project, accepted_on=day, note="现场验收合格", now=_at(day)
            )

    def _reach(self, project: Project, stone: Milestone, day: date) -> None:
        why = self.rng.choice(DELAYS) if day > stone.planned_on else None
        actions.reach(
            self.session,
            self.county.staff[0],
            project,
            stone,
            reached_on=day,
            reason=why,
            now=_at(day),
        )

    def _tell(self, project: Project, stone: Milestone, day: date) -> None:
        if project.state is not ProjectState.started:
            return
        staff, at = self.county.staff[0], _at(day)
        percent = 20 if stone.position == 1 else 60
        photo = self.rng.choice(self.photos)
        files = send(self.session, staff, [photo], self.rng, at) if project.position <= 12 else []
        actions.tell(
            self.session,
            staff,
            project,
            told_on=day,
            percent=percent,
            spent=(project.budget or 0) // 100 * percent,
            words="按计划推进，质量和安全受控（演示）。",
            file_ids=files,
            now=at,
        )
        if files:
            for one in queries.progress(self.session, project.id):
                actions.show(self.session, staff, project, one, shown=True, now=at)
        seen = min(day + timedelta(days=9), self.today)
        team = self.teams[project.position % len(self.teams)]
        bad = self.rng.random() < 0.2
        actions.visit(
            self.session,
            staff,
            project,
            visited_on=seen,
            words=SEEN[bad],
            group_id=team.id,
            found_problem=bad,
            now=_at(seen),
        )

    def _delay(self, project: Project, stone: Milestone, until: date) -> None:
        actions.delay(
            self.session,
            self.county.staff[0],
            project,
            stone,
            expected_on=until + timedelta(days=20),
            reason=self.rng.choice(DELAYS),
            now=_at(until),
        )

    def change(self) -> None:
        """Have one project changed by the standing committee, not reported to the congress yet."""
        asked = select(Project).where(
            Project.congress_id == self.county.id, Project.state == ProjectState.started
        )
        project = self.session.exec(asked.order_by(col(Project.position))).first()
        if project is None:
            return
        day = self.today - timedelta(days=15)
        actions.decide(
            self.session,
            self.county.staff[0],
            project,
            kind=ChangeKind.change,
            decided_on=day,
            document=f"常委会决定〔{day.year}〕9号（演示）",
            reason="选址与规划道路冲突（演示）",
            words="调整建设地点",
            finish_on=date(project.year, 12, 25),
            now=_at(day),
        )


def _at(day: date) -> datetime:
    return datetime(day.year, day.month, day.day, 3, tzinfo=UTC)
