"""The commands of `okr` with a line of help each, so that listing them imports none of them."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Command:
    """A command: its name, which is its module's too, the part of the list it stands in, and its line of help."""

    name: str
    part: str
    help: str


COMMANDS = (
    Command("status", "Look", "Show objectives, key results and the KPIs they move, this cycle."),
    Command("kpis", "Look", "Show the KPI dashboard."),
    Command("show", "Look", "Show one objective, key result or KPI, with history and links."),
    Command("links", "Look", "Show which key results move which KPIs: tree, matrix or graph."),
    Command("forecast", "Look", "Show whether it will be reached at this pace."),
    Command("todo", "Look", "List what is owed, each with the call that settles it."),
    Command("trend", "Look", "Show progress over the cycle, with marks where a definition changed."),
    Command("log", "Look", "Tell who changed which goal, when and from what to what, from git."),
    Command("validate", "Check", "List every finding at file:line:column."),
    Command("diff", "Check", "Say what a branch changes in the goals, and what deserves a second look."),
    Command("rules", "Check", "List the rules."),
    Command("explain", "Check", "Explain what a rule means, or how a number came about."),
    Command("schema", "Check", "Print JSON Schema of the files, for editors, or of an output."),
    Command("init", "Change", "Begin a workspace, with first goals or with the example."),
    Command("new", "Change", "Write a new objective or KPI."),
    Command("checkin", "Change", "Record values; asks for each one that is owed when called alone."),
    Command("propose", "Change", "Draft the objective that brings a breached KPI back."),
    Command("close", "Change", "Grade an objective, or a cycle, and freeze it."),
    Command("carry", "Change", "Take an objective into another cycle."),
    Command("rename", "Change", "Rename a goal; references follow."),
    Command("drop", "Change", "Give a key result up or retire a KPI, and say why."),
    Command("revise", "Change", "Change a number, a day or an owner of a goal, and say why."),
    Command("git", "Git", "Install the hook and the diff driver in this clone; write CODEOWNERS."),
)

BY_NAME = {entry.name: entry for entry in COMMANDS}
