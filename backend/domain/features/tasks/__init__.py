"""Tasks (任务清单): what a campaign or a document asks to be done, by whom, and by which day.

A plan is the list of tasks of a campaign, or the tasks that a document was broken into. A task has
a day, or is kept up for long (长期坚持): such a one is never late, and never counted as done.
Source: inventory 63, 111, 112, 138.
"""
