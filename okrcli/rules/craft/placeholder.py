"""A text still holds a placeholder.

What it does
    Reads every text of `okr.yaml`, of objectives, KPIs and check-ins, and who they name as owner. It looks for `TODO`,
    `TBD` and `FIXME` in capitals, `???`, `lorem ipsum`, a template's word in brackets (`<your objective>`, `[metric]`,
    `{{ owner }}`), for what a template tells its reader to do (`Describe the objective`, `Insert a title here`), for
    its stand-ins (`Your objective`, `Key result 1`), and for what is nothing but todo, tbd, fixme, placeholder or dots.

Why it matters
    A placeholder looks finished from afar: the file is there, the check passes, and everyone believes that somebody
    has thought about it. It is the one kind of text that surely nobody meant.

Bad
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    why: TODO ask support
    owner: support-lead
    key_results: []

Good
    # objectives/2026-Q4/delight-customers.yaml
    title: Delight external customers
    why: CSAT sat at 40% all summer, and every churn interview names slow answers.
    owner: support-lead
    key_results: []

How to fix
    Write what is meant, or take the key out: most of them may be absent. Where the text really is about such a word,
    say so: `# okr: ignore[placeholder] TBD is the name of the town`.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrcli.diagnostics import Place, Problem, Severity
from okrcli.folder import WORKSPACE_FILE
from okrcli.model.fields import quote
from okrcli.rules.craft.texts import checkin_texts, config_texts, kpi_texts, objective_texts
from okrcli.rules.rule import Rule, Scope

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from okrcli.model.workspace import Workspace
    from okrcli.rules.craft.texts import Located
    from okrcli.rules.rule import Context

_THING = r"(?:objective|key\ result|kpi|goal|metric|initiative)"
_PLACEHOLDER = re.compile(
    rf"""
      \b(?:TODO|TBD|FIXME)\b
    | \?\?\?+
    | (?i: lorem\ ipsum
        | (?<![<\[{{]) [<\[{{]+\s* (?: your | insert | enter | add | state | describe | specify | name | title | owner
            | team | date | number | value | unit | target | baseline | placeholder | {_THING} )\b
            [^<>\[\]{{}}]* [>\]}}]+
        | ^ (?: describe | insert | enter | write | add ) \ your\b .*
        | ^ describe\ (?:the|this|an?)\ {_THING} $
        | ^ (?: describe | insert )\b .* (?: \bhere\.? | … | \.\.\. ) $
        | ^ your\ {_THING} (?:\ (?: title | name | here ))? $
        | ^ (?: objective | key\ result )\ (?: title | name | \#?\d+ ) $
        | ^ (?: todo | tbd | fixme | placeholder | … | \.\.\.+ ) $ )
    """,
    re.VERBOSE,
)
_HINTS = tuple("todo tbd fixme ??? lorem < [ { … ... placeholder".split())
_HINTS += ("\ndescribe ", "\ninsert ", " your ", "\nyour ", "\nobjective ", "\nkey result ")
"""In small letters, and with a line break before each text: without one of these there is no placeholder.

To look for them takes a tenth of the time that the pattern takes.
"""


def check(workspace: Workspace, _: Context) -> Iterator[Problem]:
    """Yield every text that somebody meant to write later."""
    yield from _placeholders(WORKSPACE_FILE, config_texts(workspace.config))
    for objective in workspace.objectives.values():
        yield from _placeholders(objective.path, objective_texts(objective.definition), objective.id)
    for kpi in workspace.kpis.values():
        yield from _placeholders(kpi.path, kpi_texts(kpi.definition), kpi.id)
    for checkin in workspace.checkins:
        yield from _placeholders(checkin.path, checkin_texts(checkin.definition))


def _placeholders(path: str, texts: Iterable[Located], subject: str | None = None) -> Iterator[Problem]:
    listed = list(texts)
    every = "\n".join(["", *(text for _, text in listed)]).lower()
    if not any(hint in every for hint in _HINTS):
        return
    for pointer, text in listed:
        match = _PLACEHOLDER.search(text)
        if match is not None:
            what = "is a placeholder" if match[0] == text else f"holds the placeholder `{match[0]}`"
            help_text = "write what is meant, or take the key out"
            yield Problem("OKR613", Place(path, pointer), f"{quote(text)} {what}", help_text, subject=subject)


RULE = Rule("OKR613", "placeholder", Severity.ERROR, Scope.WORKSPACE, __name__, check)
