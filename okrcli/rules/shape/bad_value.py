"""A value cannot be read by its field, or says what is not said of such a thing.

What it does
    Reads every value as what its key takes: an allowed word, a date, a number with its unit, a formula. Then looks at
    what only the goals together can tell: a check-in that gives a number to milestones, reaches milestones where there
    are none or states the status of a key result, ranges that hold nothing, and settings that name a rule which does
    not exist.

Why it matters
    Nothing is guessed: `1,500` may be fifteen hundred or one and a half, `m` a million, minutes or metres. A value that
    okr took for another would be in every number that follows from it.

Bad
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: csat, title: Raise CSAT from 40% to 80%, baseline: 40%, target: 80%, due: 31.12.2026}

Good
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    owner: support-lead
    key_results:
      - {id: csat, title: Raise CSAT from 40% to 80%, baseline: 40%, target: 80%, due: 2026-12-31}

How to fix
    Write what the help says. Days are YYYY-MM-DD, numbers have no comma and no quotes. What is known of milestones is
    `reached: [chicago]`; status is computed, and only initiatives have one that is stated.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Part, Problem, Severity
from okrcli.model.ids import InitiativeId, KeyResultId
from okrcli.model.measure import Way
from okrcli.quantity import Quantity
from okrcli.rules.rule import Rule, Scope
from okrcli.rules.shape.reversed_ranges import reversed_ranges

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from okrcli.diagnostics import Place
    from okrcli.model.placed import Report
    from okrcli.model.workspace import Workspace
    from okrcli.rules.rule import Context

_NO_MILESTONES = ("has no milestones", "write its value")
_BY_MILESTONES = ("is measured by milestones", "write those that were reached, such as {reached: [chicago]}")
_BY_OTHERS = ("is measured by the objectives that contribute to it", "take this out, and report on those")
_COMPUTED = ("has a status that is computed", "write its value, its milestones or a confidence")
_HEALTH = ("has a health that is computed", "write its value")
_NO_VALUE = ("has a status and no value", "write one of planned, doing, done and dropped")

_NUMBERS = {"reached": _NO_MILESTONES, "unreached": _NO_MILESTONES, "status": _COMPUTED}
_MILESTONES = {"value": _BY_MILESTONES, "add": _BY_MILESTONES, "status": _COMPUTED}
_ROLLUP = dict.fromkeys(("value", "add", "reached", "unreached", "status"), _BY_OTHERS)
_KPI = {**_NUMBERS, "status": _HEALTH}
_BY_WAY = {Way.MOVE: _NUMBERS, Way.KEEP: _NUMBERS, Way.MILESTONES: _MILESTONES, Way.ROLLUP: _ROLLUP}
_INITIATIVE = dict.fromkeys(("value", "add", "reached", "unreached"), _NO_VALUE)
"""What cannot be said of each kind of subject: the key of an update, why it means nothing there, and what to write."""


def check(workspace: Workspace, _: Context) -> Iterator[Problem]:
    """Yield what check-ins say of things of which it cannot be said, and ranges that hold nothing."""
    yield from reversed_ranges(workspace)
    for subject, reports in workspace.reports.items():
        kind, meaningless = _meaningless(workspace, subject)
        for report in reports:
            for key, (why, help_text) in meaningless.items():
                if getattr(report.update, key) is not None:
                    written, where = _written(report, key)
                    message = f"`{written}` is said of the {kind} `{report.key}`, which {why}"
                    yield Problem("OKR104", where, message, help_text, subject)


def _meaningless(workspace: Workspace, subject: str) -> tuple[str, Mapping[str, tuple[str, str]]]:
    """Return the kind of a check-in's subject, and the keys that mean nothing for it."""
    key_result = workspace.key_results.get(KeyResultId(subject))
    if key_result is None:
        is_initiative = InitiativeId(subject) in workspace.initiatives
        return ("initiative", _INITIATIVE) if is_initiative else ("KPI", _KPI)
    return "key result", _BY_WAY[key_result.definition.way]


def _written(report: Report, key: str) -> tuple[str, Place]:
    """Return what an update says under a key, and where: a number or a word itself, else the key."""
    given = getattr(report.update, key)
    if key == "status":
        return given, report.place(key)
    return (given.text, report.place(key)) if isinstance(given, Quantity) else (key, report.place(key, part=Part.KEY))


RULE = Rule("OKR104", "bad-value", Severity.ERROR, Scope.WORKSPACE, __name__, check)
