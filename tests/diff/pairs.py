"""Pairs of before and after, a few words apart, and what a reviewer reads of each."""

# ruff: noqa: E501 - sentences stand as they are read

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from tests.diff.sides import CHECKIN, DELIGHT, FILES, REPLY, ROWS
from tests.workspaces import dedented

if TYPE_CHECKING:
    from collections.abc import Sequence

Edit: TypeAlias = "tuple[str, str | None, str | None]"
"""A file, what stands there, and what is put in its place: without the first a new file, without both one less."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What happened in words, the edits that make it, what is read of it, and the edits that went before."""

    name: str
    edits: Sequence[Edit]
    said: Sequence[str]
    before: Sequence[Edit] = ()

    @property
    def base(self) -> dict[str, str]:
        """The files as they were."""
        return edited_by(self.before, {name: str(text) for name, text in dedented(FILES).items()})

    @property
    def head(self) -> dict[str, str]:
        """The files as they are."""
        return edited_by(self.edits, self.base)


def edited_by(edits: Sequence[Edit], files: dict[str, str]) -> dict[str, str]:
    """Return files with edits made in them; every one must find its words."""
    made = dict(files)
    for path, old, new in edits:
        if new is None:
            del made[path]
        elif old is None:
            made |= {name: str(text) for name, text in dedented({path: new}).items()}
        else:
            assert old in made[path], (path, old)
            made[path] = made[path].replace(old, new, 1)
    return made


CSAT = "  - id: csat\n    title: Raise CSAT from 40% to 80%\n    baseline: 40%\n    target: 80%\n"

PAIRS = [
    Pair(
        "a target made easier",
        [(DELIGHT, "target: 80%", "target: 60%")],
        [
            "OKR901 target of `csat` lowered from 80% to 60%, 50 days into 2026-Q4; progress rises from 25% to 50% by that alone",
            "OKR915 nothing new under `revised` says why the target of `csat` moved",
        ],
    ),
    Pair(
        "a target made easier, with its reason",
        [
            (DELIGHT, "target: 80%", "target: 60%"),
            (
                DELIGHT,
                "initiatives:",
                "revised: [{date: 2026-11-19, what: target of csat, because: The survey changed.}]\ninitiatives:",
            ),
        ],
        [
            "OKR901 target of `csat` lowered from 80% to 60%, 50 days into 2026-Q4; progress rises from 25% to 50% by that alone",
            "`revised` says: target of csat, because `The survey changed.`",
        ],
    ),
    Pair(
        "a target and a title that stand on one line",
        [(DELIGHT, "title: Raise CSAT, baseline: 40%, target: 80%", "title: Charm, baseline: 40%, target: 60%")],
        [
            "OKR901 target of `csat` lowered from 80% to 60%, 50 days into 2026-Q4; progress rises from 25% to 50% by that alone",
            "OKR915 nothing new under `revised` says why the target of `csat` moved",
            "`title` of `csat` changed from `Raise CSAT` to `Charm`",
        ],
        before=[(DELIGHT, CSAT, "  - {id: csat, title: Raise CSAT, baseline: 40%, target: 80%}\n")],
    ),
    Pair(
        "a target made easier that falls",
        [(DELIGHT, "target: 30 min", "target: 40 min")],
        [
            "OKR901 target of `reply` eased from 30 min to 40 min, 50 days into 2026-Q4; progress rises from 33% to 75% by that alone",
            "OKR915 nothing new under `revised` says why the target of `reply` moved",
        ],
    ),
    Pair(
        "a target below the baseline",
        [(DELIGHT, "target: 80%", "target: 20%")],
        [
            "OKR901 target of `csat` lowered from 80% to 20%, 50 days into 2026-Q4; progress falls from 25% to 0% by that alone",
            "OKR915 nothing new under `revised` says why the target of `csat` moved",
        ],
    ),
    Pair(
        "a target made harder",
        [(DELIGHT, "target: 80%", "target: 90%")],
        [
            "OKR902 target of `csat` raised from 80% to 90%, 50 days into 2026-Q4; progress falls from 25% to 20% by that alone",
        ],
    ),
    Pair("a target in another notation", [(DELIGHT, "target: 80%", "target: 80.0%")], []),
    Pair("a target of a unit of another size", [(DELIGHT, "target: 30 min", "target: 0.5 h")], []),
    Pair(
        "a guardrail made looser",
        [(DELIGHT, "keep: {at_most: 9}", "keep: {at_most: 12}")],
        [
            "OKR901 limit of `costs` widened from at most $9 to at most $12, 50 days into 2026-Q4",
            "OKR915 nothing new under `revised` says why the limit of `costs` moved",
        ],
    ),
    Pair(
        "a guardrail made tighter",
        [(DELIGHT, "keep: {at_most: 9}", "keep: {at_most: 8}")],
        [
            "OKR902 limit of `costs` narrowed from at most $9 to at most $8, 50 days into 2026-Q4",
        ],
    ),
    Pair(
        "a baseline moved up",
        [(DELIGHT, "baseline: 40%", "baseline: 45%")],
        [
            "OKR903 baseline of `csat` rewritten from 40% to 45%, 50 days into 2026-Q4; progress falls from 25% to 14% by that alone",
            "OKR915 nothing new under `revised` says why the baseline of `csat` moved",
        ],
    ),
    Pair(
        "a baseline moved away",
        [(DELIGHT, "baseline: 40%", "baseline: 30%")],
        [
            "OKR903 baseline of `csat` rewritten from 40% to 30%, 50 days into 2026-Q4; progress rises from 25% to 40% by that alone",
            "OKR915 nothing new under `revised` says why the baseline of `csat` moved",
        ],
    ),
    Pair(
        "a baseline and its target",
        [(DELIGHT, "baseline: 48 min", "baseline: 44 min"), (DELIGHT, "target: 30 min", "target: 36 min")],
        [
            "OKR903 baseline of `reply` rewritten from 48 min to 44 min, 50 days into 2026-Q4; progress falls from 33% to 25% by all that changed with it",
            "OKR901 target of `reply` eased from 30 min to 36 min, 50 days into 2026-Q4; progress falls from 33% to 25% by all that changed with it",
            "OKR915 nothing new under `revised` says why the target of `reply` moved",
        ],
    ),
    Pair(
        "a key result dropped without a word",
        [
            (DELIGHT, CSAT, ""),
            (CHECKIN, "  delight/csat: {value: 50%, confidence: 0.6, note: The survey ran late.}\n", ""),
        ],
        [
            "OKR911 what was seen of `2026-Q4/delight/csat` on 2026-11-06 by support-lead was `50%` with confidence `0.6` and is gone",
            "OKR904 key result `csat` (`Raise CSAT from 40% to 80%`) is gone from `key_results`, 50 days into 2026-Q4; progress rises from 35% to 39% by that alone",
            "OKR915 nothing new under `revised` says why `csat` is gone",
        ],
    ),
    Pair(
        "a key result given up openly",
        [
            (
                DELIGHT,
                "    baseline: 40%",
                "    dropped: {date: 2026-11-19, because: The survey ends.}\n    baseline: 40%",
            )
        ],
        [
            "OKR904 `csat` was dropped, because `The survey ends.`, 50 days into 2026-Q4; progress rises from 35% to 39% by that alone",
        ],
    ),
    Pair(
        "a key result with another id",
        [(DELIGHT, "id: csat", "id: satisfaction\n    formerly: [csat]")],
        [
            "key result renamed from `csat` to `satisfaction`",
        ],
    ),
    Pair(
        "a key result with another id, check-ins too",
        [(DELIGHT, "id: csat", "id: satisfaction"), (CHECKIN, "delight/csat", "delight/satisfaction")],
        [
            "key result renamed from `csat` to `satisfaction`",
        ],
    ),
    Pair(
        "an objective that is gone",
        [(DELIGHT, None, None), (CHECKIN, None, None)],
        [
            "2026-Q4/delight: gone",
            "OKR911 what was seen of `2026-Q4/delight/csat` on 2026-11-06 by support-lead was `50%` with confidence `0.6` and is gone",
            "OKR911 what was seen of `2026-Q4/delight/road-show` on 2026-11-06 by support-lead was reached `chicago` and is gone",
            "OKR904 objective `Delight customers` is gone with all its key results, 50 days into 2026-Q4",
            "OKR915 nothing new under `revised` says why `2026-Q4/delight` is gone",
        ],
    ),
    Pair(
        "an id for another thing",
        [
            (
                DELIGHT,
                "  - id: costs\n    title: Keep the cost per ticket low\n    unit: USD\n    keep: {at_most: 9}",
                "  - id: costs\n    title: Open a second office\n    milestones: [opened]",
            )
        ],
        [
            "OKR905 `costs` was `Keep the cost per ticket low`, and now stands for `Open a second office`",
            "`costs` is measured by milestones and was by a limit",
            "`unit` of `costs` taken out, was USD",
            "`keep` of `costs` taken out, was at most $9",
            "milestone `costs/opened` is new",
        ],
    ),
    Pair(
        "the way of measuring, under the same title",
        [(DELIGHT, "    unit: USD\n    keep: {at_most: 9}", "    milestones: [negotiated]")],
        [
            "OKR901 `costs` is measured in another way than before, 50 days into 2026-Q4",
            "OKR915 nothing new under `revised` says why `costs` is measured otherwise",
            "`unit` of `costs` taken out, was USD",
            "`keep` of `costs` taken out, was at most $9",
            "milestone `costs/negotiated` is new",
        ],
    ),
    Pair(
        "a day of completion later",
        [(DELIGHT, "due: 2026-12-11", "due: 2026-12-25")],
        [
            "OKR906 `reply` is due on 2026-12-25 and was due on 2026-12-11",
            "OKR915 nothing new under `revised` says why the due day of `reply` moved",
        ],
    ),
    Pair(
        "a day of completion earlier",
        [(DELIGHT, "due: 2026-12-11", "due: 2026-12-04")],
        [
            "`due` of `reply` changed from 2026-12-11 to 2026-12-04",
        ],
    ),
    Pair(
        "a day of completion taken out",
        [(DELIGHT, "    due: 2026-12-11\n", "")],
        [
            "OKR906 `reply` is due on 2026-12-31 and was due on 2026-12-11",
            "OKR915 nothing new under `revised` says why the due day of `reply` moved",
        ],
    ),
    Pair(
        "a milestone later",
        [(DELIGHT, "due: 2026-11-20}", "due: 2026-12-18}")],
        [
            "OKR906 milestone `omaha` is due on 2026-12-18 and was due on 2026-11-20",
            "OKR915 nothing new under `revised` says why the due day of `omaha` moved",
        ],
    ),
    Pair(
        "weight on what goes well",
        [(DELIGHT, "    target: 80%", "    target: 80%\n    weight: 4")],
        [
            "`weight` of `csat` changed from 1 to 4",
        ],
    ),
    Pair(
        "weight on what goes badly",
        [(DELIGHT, "weight: 2", "weight: 6")],
        [
            "`weight` of `reply` changed from 2 to 6",
        ],
    ),
    Pair(
        "weight on what is half done",
        [
            (
                DELIGHT,
                "title: Take the road show to two cities",
                "title: Take the road show to two cities\n    weight: 5",
            )
        ],
        [
            "OKR907 weights shifted: `road-show` from 1 to 5; progress of `2026-Q4/delight` rises from 35% to 43% by that alone",
            "OKR915 nothing new under `revised` says why weights were shifted",
        ],
    ),
    Pair(
        "what a KPI counts",
        [(REPLY, "what: Minutes to the first answer.", "what: Minutes to the last answer.")],
        [
            "OKR908 `what` of KPI `reply-time` reads otherwise: its series breaks here",
            "`what` now reads `Minutes to the last answer.`",
        ],
    ),
    Pair(
        "how a KPI is measured",
        [(REPLY, "owner: desk-manager", "owner: desk-manager\nhow: By hand.")],
        [
            "OKR908 `how` of KPI `reply-time` reads otherwise: its series breaks here",
            "`how` set to `By hand.`",
        ],
    ),
    Pair(
        "the source of a KPI",
        [(REPLY, "cadence: weekly", "cadence: weekly\nsource: {type: csv, path: export.csv}")],
        [
            "OKR908 `source` of KPI `reply-time` reads otherwise: its series breaks here",
            "`source` set to type csv, path export.csv",
        ],
    ),
    Pair(
        "the nature of a KPI",
        [(REPLY, "unit: min", "unit: min\nnature: flow")],
        [
            "OKR908 `nature` of KPI `reply-time` reads otherwise: its series breaks here",
            "`nature` changed from level to flow",
        ],
    ),
    Pair(
        "a KPI's target made easier",
        [(REPLY, "at_most: 30, watch: 27", "at_most: 45, watch: 40")],
        [
            "OKR909 target of KPI `reply-time` for 2026 changed from at most 30 min to at most 45 min, 323 days into 2026",
            "OKR915 nothing new under `revised` says why the target of `reply-time` moved",
        ],
    ),
    Pair(
        "a KPI's target made harder",
        [(REPLY, "at_most: 30, watch: 27", "at_most: 25, watch: 22")],
        [
            "OKR909 target of KPI `reply-time` for 2026 changed from at most 30 min to at most 25 min, 323 days into 2026",
            "OKR915 nothing new under `revised` says why the target of `reply-time` moved",
        ],
    ),
    Pair(
        "a KPI's target for a year to come",
        [(REPLY, "watch: 27}", "watch: 27}\n  2027: {at_most: 25}")],
        [
            "`targets.2027` set to at most 25 min",
        ],
    ),
    Pair(
        "the watch limit of a KPI",
        [(REPLY, "watch: 27", "watch: 29")],
        [
            "OKR909 target of KPI `reply-time` for 2026 has another watch band, 323 days into 2026",
            "OKR915 nothing new under `revised` says why the target of `reply-time` moved",
            "`targets.2026` changed from at most 30 min, watch 27 min to at most 30 min, watch 29 min",
        ],
    ),
    Pair(
        "the unit of a KPI with a series",
        [
            (REPLY, "unit: min", "unit: h"),
            (REPLY, "at_most: 30, watch: 27", "at_most: 0.5, watch: 0.4"),
            (DELIGHT, "baseline: 48 min\n    target: 30 min", "baseline: 0.8 h\n    target: 0.5 h"),
        ],
        [
            "OKR916 KPI `reply-time` was in `min` and is in `h`: its past values are not",
            "OKR909 target of KPI `reply-time` for 2026 changed from at most 30 min to at most 0.5 h, 323 days into 2026",
            "OKR915 nothing new under `revised` says why the target of `reply-time` moved",
            "`bounds` changed from 0 min or more to 0 h or more",
            "`baseline` of `reply` changed from 48 min to 0.8 h",
            "`target` of `reply` changed from 30 min to 0.5 h",
        ],
    ),
    Pair(
        "the bounds of a KPI",
        [(REPLY, "bounds: [0, null]", "bounds: [0, 600]")],
        [
            "`bounds` changed from 0 min or more to between 0 min and 600 min",
        ],
    ),
    Pair(
        "the cadence of a KPI",
        [(REPLY, "cadence: weekly", "cadence: monthly")],
        [
            "`cadence` changed from weekly to monthly",
        ],
    ),
    Pair(
        "a KPI that is gone",
        [
            (REPLY, None, None),
            (ROWS, None, None),
            (DELIGHT, "because: reply-time\n", ""),
            (DELIGHT, "kpi: reply-time", "unit: min"),
        ],
        [
            "reply-time: gone",
            "OKR911 what was seen of `reply-time` on 2026-10-02 was `48 min` and is gone",
            "OKR911 what was seen of `reply-time` on 2026-11-06 was `42 min` and is gone",
            "OKR901 `reply` is measured in another way than before, 50 days into 2026-Q4",
            "OKR915 nothing new under `revised` says why `reply` is measured otherwise",
            "`because` taken out, was reply-time",
            "`kpi` of `reply` taken out, was reply-time",
            "`unit` of `reply` set to min",
        ],
    ),
    Pair(
        "a KPI that is new",
        [("kpis/churn.yaml", None, 'name: Churn\nwhat: Customers lost.\nowner: chief\ncadence: monthly\nunit: "%"\n')],
        [
            "churn: new",
        ],
    ),
    Pair(
        "a KPI with another id",
        [
            (REPLY, None, None),
            (ROWS, None, None),
            ("kpis/first-reply.yaml", None, FILES[REPLY]),
            ("kpis/first-reply.csv", None, FILES[ROWS]),
            (DELIGHT, "because: reply-time", "because: first-reply"),
            (DELIGHT, "kpi: reply-time", "kpi: first-reply"),
        ],
        [
            "renamed from `reply-time` to `first-reply`",
        ],
    ),
    Pair(
        "the owner of a KPI",
        [(REPLY, "owner: desk-manager", "owner: support-lead")],
        [
            "OKR913 `reply-time` goes from `desk-manager` to `support-lead`",
        ],
    ),
    Pair(
        "a past value made better",
        [(ROWS, "2026-11-06,42", "2026-11-06,32")],
        [
            "OKR911 what was seen of `reply-time` on 2026-11-06 was `42 min` and is `32 min`",
        ],
    ),
    Pair(
        "a past value taken out",
        [(ROWS, "2026-11-06,42,\n", "")],
        [
            "OKR911 what was seen of `reply-time` on 2026-11-06 was `42 min` and is gone",
        ],
    ),
    Pair(
        "a new value",
        [(ROWS, "2026-11-06,42,\n", "2026-11-06,42,\n2026-11-13,40,\n")],
        [
            "measurements: `reply-time` 40 min",
        ],
    ),
    Pair("a note on a value", [(ROWS, "2026-11-06,42,", "2026-11-06,42,Half the desk was ill.")], []),
    Pair(
        "a check-in of another value",
        [(CHECKIN, "value: 50%", "value: 70%")],
        [
            "OKR911 what was seen of `2026-Q4/delight/csat` on 2026-11-06 by support-lead was `50%` with confidence `0.6` and is `70%` with confidence `0.6`",
        ],
    ),
    Pair(
        "a check-in taken out",
        [(CHECKIN, None, None)],
        [
            "OKR911 what was seen of `2026-Q4/delight/csat` on 2026-11-06 by support-lead was `50%` with confidence `0.6` and is gone",
            "OKR911 what was seen of `2026-Q4/delight/road-show` on 2026-11-06 by support-lead was reached `chicago` and is gone",
        ],
    ),
    Pair(
        "a check-in that is new",
        [
            (
                "checkins/2026-Q4/2026-11-20-support-lead.yaml",
                None,
                "updates:\n  delight/csat: 60%\n  delight/costs: {value: $8, confidence: 0.9}\n",
            )
        ],
        [
            "support-lead: `2026-Q4/delight/csat` 60%; `2026-Q4/delight/costs` $8",
        ],
    ),
    Pair(
        "a note of a check-in",
        [(CHECKIN, "The survey ran late.", "The survey ran late by a week.")],
        [
            "support-lead: `2026-Q4/delight/csat` of 2026-11-06 has another note",
        ],
    ),
    Pair(
        "a milestone reached",
        [
            (
                "checkins/2026-Q4/2026-11-20-support-lead.yaml",
                None,
                "updates:\n  delight/road-show: {reached: [omaha]}\n",
            )
        ],
        [
            "support-lead: `2026-Q4/delight/road-show` reached omaha",
        ],
    ),
    Pair(
        "an objective that is closed",
        [
            (
                DELIGHT,
                "initiatives:",
                "closed: {date: 2026-11-18, outcome: missed, grade: 0.4, scores: {csat: 0.4, reply: 0.3, costs: 1, road-show: 0.5}}\ninitiatives:",
            )
        ],
        [
            "`closed` set to date 2026-11-18, outcome missed, grade 0.4, scores (csat 0.4, reply 0.3, costs 1, road-show 0.5)",
        ],
    ),
    Pair(
        "an objective that comes late",
        [
            (
                "objectives/2026-Q4/parcels.yaml",
                None,
                "title: Faster parcels\nowner: operations-lead\nkey_results:\n  - {id: days, title: Two days, baseline: 4, target: 2}\n",
            )
        ],
        [
            "2026-Q4/parcels: new",
            "OKR912 `Faster parcels` comes 50 days into 2026-Q4",
        ],
    ),
    Pair(
        "an objective for the next quarter",
        [
            (
                "objectives/2027-Q1/parcels.yaml",
                None,
                "title: Faster parcels\nowner: operations-lead\nkey_results:\n  - {id: days, title: Two days, baseline: 4, target: 2}\n",
            )
        ],
        [
            "2027-Q1/parcels: new",
        ],
    ),
    Pair(
        "the owner of an objective",
        [(DELIGHT, "owner: support-lead", "owner: desk-manager")],
        [
            "OKR913 `2026-Q4/delight` goes from `support-lead` to `desk-manager`",
        ],
    ),
    Pair(
        "the owner of a key result",
        [(DELIGHT, "    weight: 2", "    weight: 2\n    owner: desk-manager")],
        [
            "OKR913 `2026-Q4/delight/reply` goes from the owner of its objective to `desk-manager`",
        ],
    ),
    Pair(
        "the title of an objective",
        [(DELIGHT, "title: Delight customers", "title: Delight every customer")],
        [
            "`title` changed from `Delight customers` to `Delight every customer`",
        ],
    ),
    Pair(
        "the title of a key result",
        [(DELIGHT, "Cut the reply time", "Answer sooner")],
        [
            "`title` of `reply` changed from `Cut the reply time` to `Answer sooner`",
        ],
    ),
    Pair(
        "why an objective is",
        [(DELIGHT, "because: reply-time", "because: reply-time\nwhy: Slow answers lose customers.")],
        [
            "`why` set to `Slow answers lose customers.`",
        ],
    ),
    Pair(
        "what an objective counts in",
        [(DELIGHT, "contributes_to: 2026/keep\n", "")],
        [
            "`contributes_to` taken out, was 2026/keep",
        ],
    ),
    Pair(
        "the folder of an objective",
        [
            (DELIGHT, None, None),
            ("objectives/2026-Q4/please.yaml", None, FILES[DELIGHT]),
            (CHECKIN, "delight/csat", "please/csat"),
            (CHECKIN, "delight/road-show", "please/road-show"),
        ],
        [
            "renamed from `2026-Q4/delight` to `2026-Q4/please`",
        ],
    ),
    Pair(
        "an initiative that is done",
        [(DELIGHT, "status: doing", "status: done")],
        [
            "`status` of initiative `templates` changed from doing to done",
        ],
    ),
    Pair(
        "an initiative that is new",
        [(DELIGHT, "  - {title: Hire two people}", "  - {title: Hire two people}\n  - {title: Train them}")],
        [
            "initiative `Train them` is new",
        ],
    ),
    Pair(
        "a milestone that is new",
        [(DELIGHT, "      - {id: omaha", "      - {id: boise, due: 2026-12-04}\n      - {id: omaha")],
        [
            "OKR902 milestone `boise` added to `road-show`, 50 days into 2026-Q4; progress falls from 50% to 33% by that alone",
        ],
    ),
    Pair(
        "a milestone that is gone",
        [(DELIGHT, "      - {id: omaha, due: 2026-11-20}\n", "")],
        [
            "OKR901 milestone `omaha` taken out of `road-show`, 50 days into 2026-Q4; progress rises from 50% to 100% by that alone",
            "OKR915 nothing new under `revised` says why `omaha` is gone",
        ],
    ),
    Pair(
        "a key result that is new",
        [(DELIGHT, "initiatives:", "  - {id: guides, title: Publish guides, milestones: [setup]}\ninitiatives:")],
        [
            "key result `guides` is new: Publish guides",
        ],
    ),
    Pair(
        "a rule that is switched off",
        [("okr.yaml", "rules:", "rules:\n  ignore: [target-lowered]")],
        [
            "OKR914 rule `target-lowered` is ignored",
        ],
    ),
    Pair(
        "a rule made milder",
        [("okr.yaml", "severity: {", "severity: {history-rewritten: info, ")],
        [
            "OKR914 rule `history-rewritten` is an info and was an error",
        ],
    ),
    Pair(
        "a rule made stricter",
        [("okr.yaml", "severity: {", "severity: {target-raised: error, ")],
        [
            "`rules.severity.target-raised` set to error",
        ],
    ),
    Pair(
        "an ignore comment",
        [(DELIGHT, "    unit: USD", "    unit: USD   # okr: ignore[key-result-count] for now")],
        [
            "OKR914 `# okr: ignore[key-result-count] for now` was added",
        ],
    ),
    Pair(
        "a target made easier and silenced at once",
        [(DELIGHT, "target: 80%", "target: 60%   # okr: ignore[target-lowered] agreed")],
        [
            "OKR901 target of `csat` lowered from 80% to 60%, 50 days into 2026-Q4; progress rises from 25% to 50% by that alone",
            "OKR915 nothing new under `revised` says why the target of `csat` moved",
            "OKR914 `# okr: ignore[target-lowered] agreed` was added",
        ],
    ),
    Pair(
        "a team renamed",
        [("okr.yaml", "name: Support", "name: Customer Support")],
        [
            "`teams.support.name` changed from Support to Customer Support",
        ],
    ),
    Pair(
        "the name of the organization",
        [("okr.yaml", "Northwind", "Northwind Traders")],
        [
            "`organization` changed from Northwind to Northwind Traders",
        ],
    ),
    Pair(
        "the currency",
        [("okr.yaml", "version: 1", "version: 1\ncurrency: EUR")],
        [
            "`currency` changed from USD to EUR",
        ],
    ),
    Pair(
        "the order of key results and a comment",
        [(DELIGHT, "owner: support-lead", "# led by support\nowner: support-lead")],
        [],
    ),
    Pair(
        "a grade of a closed objective",
        [(DELIGHT, "grade: 0.4", "grade: 0.9")],
        [
            "OKR910 `Delight customers` was closed, and `closed` reads otherwise now",
            "`closed` changed: grade from 0.4 to 0.9",
        ],
        before=[
            (
                DELIGHT,
                "initiatives:",
                "closed: {date: 2026-11-18, outcome: missed, grade: 0.4, scores: {csat: 0.4, reply: 0.3, costs: 1, road-show: 0.5}}\ninitiatives:",
            )
        ],
    ),
    Pair(
        "a target of a closed objective",
        [(DELIGHT, "target: 80%", "target: 60%")],
        [
            "OKR910 `Delight customers` was closed, and `target` reads otherwise now",
            "`target` of `csat` changed from 80% to 60%",
        ],
        before=[
            (
                DELIGHT,
                "initiatives:",
                "closed: {date: 2026-11-18, outcome: missed, grade: 0.4, scores: {csat: 0.4, reply: 0.3, costs: 1, road-show: 0.5}}\ninitiatives:",
            )
        ],
    ),
    Pair(
        "a closed objective opened again",
        [
            (
                DELIGHT,
                "closed: {date: 2026-11-18, outcome: missed, grade: 0.4, scores: {csat: 0.4, reply: 0.3, costs: 1, road-show: 0.5}}\n",
                "",
            )
        ],
        [
            "OKR910 `Delight customers` was closed, and `closed` reads otherwise now",
            "`closed` taken out, was date 2026-11-18, outcome missed, grade 0.4, scores (csat 0.4, reply 0.3, costs 1, road-show 0.5)",
        ],
        before=[
            (
                DELIGHT,
                "initiatives:",
                "closed: {date: 2026-11-18, outcome: missed, grade: 0.4, scores: {csat: 0.4, reply: 0.3, costs: 1, road-show: 0.5}}\ninitiatives:",
            )
        ],
    ),
    Pair(
        "a milder rule made strict again",
        [("okr.yaml", "severity: {objective-has-number: warning}", "severity: {}")],
        [
            "OKR914 rule `objective-has-number` is an info again and was a warning",
        ],
    ),
]
