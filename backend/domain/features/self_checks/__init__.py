"""Self-checks (部门自查自纠): a unit looks for its own problems before others do, and lists them.

Staff ask units of a campaign for a report by a day; each unit files its report with a list of what
it found, or says outright that it found nothing; staff look at the list row by row: taken over into
the problem list, the same as a problem that is there, or not taken with a reason.
Source: inventory 66 (三个结合: 部门自查+专班调研), 69 (专项工作报告 + 问题清单台账).
"""
