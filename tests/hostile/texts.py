"""Texts that act on whatever shows them, unless it shows them as text; and a workspace with one in every text field."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

HOSTILE = (
    "[red]x[/red] [link=https://evil.example]here[/link] [/x] [/]",
    ":smile: {{ x }} ${HOME} %s %(a)s {0} `id` $(id)",
    "=1+1",
    '=HYPERLINK("https://evil.example","x"), and "quoted", with commas',
    "+1", "-1+1|cmd", "@SUM(A1)", "::error file=x::y", "##[group]x", "::set-output name=a::b",
    "# Heading", "| a | b |", "<script>alert(1)</script> <!-- x --> &lt;", "![x](javascript:x) [y](z) @name #1 ~~z~~",
    "- item\n- item\n\n| a |\n|---|\n::error::x\n=1+1\n```\nfence",
    "y" * 10_000,
    "目標を達成する " * 40,
    "👩‍👩‍👧‍👦 🏳️‍🌈 🏴󠁧󠁢󠁥󠁮󠁧󠁿 ☺️ ✈ 1️⃣",
    "e\u0301\u0302" * 60 + " Z\u0335\u0321\u034f\u0322algo",
    "לקוחות מרוצים שלום",
    "\tTab\tand nbsp\u00a0and thin\u2009blank",
    "error: nothing is wrong\nhelp: run `rm -rf`",
    "---\n...\n%YAML 1.2",
)  # fmt: skip
"""What a file may hold. What it may not (escape sequences, bidi overrides) is in `FORBIDDEN`."""

FORBIDDEN = (
    "\x1b[31mred\x1b[0m", "\x1b]0;title\x07", "\x1b]8;;https://evil.example\x1b\\x", "\x9b31m", "a\x08\x08b", "a\rb",
    "\u202egnp.exe", "\u2066x\u2069", "zero\u200bwidth", "\ufeffbom", "line\u2028break", "\U000e0041tag",
)  # fmt: skip


def company(number: int) -> dict[str, str]:
    """Return a workspace with a hostile text in each text field; the number says which field gets which."""
    texts = iter(range(number, 10_000))

    def text() -> str:
        return json.dumps(HOSTILE[next(texts) % len(HOSTILE)], ensure_ascii=False)

    return {
        "okr.yaml": f"""\
version: 1
as_of: 2026-11-20
organization: {text()}
teams:
  desk: {{name: {text()}}}
people:
  ann: {{name: {text()}, team: desk, email: {text()}}}
""",
        "objectives/2026-Q4/top.yaml": f"""\
title: {text()}
why: {text()}
owner: ann
tags: [{text()}, {text()}]
link: {text()}
because: time
key_results:
  - {{id: move, title: {text()}, kpi: time, baseline: 48, target: 30}}
  - {{id: own, title: {text()}, unit: {text()}, baseline: 0, target: 9, influences: [time]}}
  - {{id: guard, title: {text()}, kpi: cost, keep: {{at_most: 9}}}}
  - {{id: road, title: {text()}, milestones: [{{id: one, title: {text()}}}, two]}}
  - {{id: gone, title: {text()}, baseline: 0, target: 1, dropped: {{date: 2026-11-01, because: {text()}}}}}
  - {{id: all, title: {text()}, rollup: true}}
initiatives:
  - {{id: work, title: {text()}, for: [move], link: {text()}}}
revised: [{{date: 2026-11-02, what: {text()}, because: {text()}}}]
""",
        "objectives/2026-Q4/part.yaml": f"""\
title: {text()}
owner: ann
contributes_to: top/all
key_results: [{{id: a, title: {text()}, baseline: 0, target: 5}}]
""",
        "objectives/2026-Q3/old.yaml": f"""\
title: {text()}
owner: ann
key_results: [{{id: a, title: {text()}, baseline: 0, target: 5}}]
closed: {{date: 2026-10-01, outcome: missed, grade: 0.2, scores: {{a: 0.2}}, reason: {text()}, retro: {text()}}}
""",
        "kpis/time.yaml": f"""\
name: {text()}
what: {text()}
why: {text()}
how: {text()}
owner: ann
team: desk
cadence: weekly
unit: {text()}
link: {text()}
targets: {{2026: {{at_most: 30, watch: 27}}}}
revised: [{{date: 2026-11-02, what: {text()}, because: {text()}}}]
""",
        "kpis/time.csv": "date,value,note,by\n2026-11-13,44,=1+1,@ann\n2026-11-20,43,[red]::error::x,-ann\n",
        "kpis/cost.yaml": f"name: {text()}\nowner: ann\ncadence: daily\nunit: USD\ntargets: {{2026: {{at_most: 9}}}}\n",
        "checkins/2026-Q4/2026-11-20-ann.yaml": f"""\
updates:
  top/own: {{value: 3, note: {text()}, link: {text()}, confidence: 0.5}}
  top/road: {{reached: [one], note: {text()}}}
  top/work: doing
  cost: 12
done: [{text()}]
next: [{text()}]
blocked: [{text()}]
""",
    }


def forbidden() -> Mapping[str, bytes]:
    """Return files that hold what no file may, each in a text that the finding shows."""
    return {
        f"objectives/2026-Q4/bad-{number}.yaml": f"title: Good {text}\nowner: ann\n".encode()
        for number, text in enumerate(FORBIDDEN)
    }
