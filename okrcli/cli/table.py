"""The commands of `okr` with a line of help each, so that listing them imports none of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    """A command: its name, which is its module's too, the part of the list it stands in, and its line of help."""

    name: str
    part: str
    help: str


COMMANDS = (
    Entry("status", "Look", "Show objectives, key results and the KPIs they move, this cycle."),
    Entry("kpis", "Look", "Show the KPI dashboard."),
    Entry("show", "Look", "Show one objective, key result or KPI, with history and links."),
    Entry("links", "Look", "Show which key results move which KPIs: tree, matrix or graph."),
    Entry("forecast", "Look", "Show whether it will be reached at this pace."),
    Entry("todo", "Look", "List what is owed, each with the call that settles it."),
    Entry("trend", "Look", "Show progress over the cycle, with marks where a definition changed."),
    Entry("log", "Look", "Tell who changed which goal, when and from what to what, from git."),
    Entry("validate", "Check", "List every finding at file:line:column."),
    Entry("diff", "Check", "Say what a branch changes in the goals, and what deserves a second look."),
    Entry("rules", "Check", "List the rules."),
    Entry("explain", "Check", "Explain what a rule means, or how a number came about."),
    Entry("schema", "Check", "Print JSON Schema of the files, for editors, or of an output."),
    Entry("init", "Change", "Begin a workspace, with first goals or with the example."),
    Entry("new", "Change", "Write a new objective or KPI."),
    Entry("checkin", "Change", "Record values; asks for each one that is owed when called alone."),
    Entry("propose", "Change", "Draft the objective that brings a breached KPI back."),
    Entry("close", "Change", "Grade an objective, or a cycle, and freeze it."),
    Entry("carry", "Change", "Take an objective into another cycle."),
    Entry("rename", "Change", "Rename a goal; references follow."),
    Entry("drop", "Change", "Give a key result up, and say why."),
    Entry("revise", "Change", "Change a number, a day or an owner of a goal, and say why."),
    Entry("git", "Git", "Install the hook and the diff driver in this clone; write CODEOWNERS."),
    Entry("cache", "Speed", "Say what okr keeps so as to answer faster, or clear it away."),
)

BY_NAME = {entry.name: entry for entry in COMMANDS}
