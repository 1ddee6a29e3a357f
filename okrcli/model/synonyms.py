"""Words that people use for a key, by the keys that they may mean; the first that is known in its place counts."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Collection

_WORDS = {
    "key_results": "krs kr keyresults results measures",
    "initiatives": "tasks task projects project actions activities todos work deliverables initiative",
    "baseline": "start starts from initial initial_value start_value starting_value begin before was",
    "target": "to goal goal_value end_value final aim target_value objective",
    "targets": "target goal goals thresholds threshold limits target_value",
    "due": "deadline due_date due_on by until end end_date finish date",
    "end": "to until ends finish last",
    "start": "from starts begin first",
    "title": "name headline label summary objective goal text",
    "name": "title label headline kpi metric",
    "what": "description desc definition meaning change changed summary details",
    "why": "description desc reason rationale motivation context purpose details background",
    "because": "reason why",
    "how": "method calculation measurement measured_by how_measured",
    "owner": "assignee responsible accountable dri who person people lead owners",
    "lead": "owner manager head leader responsible",
    "by": "author person who owner",
    "kpi": "metric measure indicator measured_by kpis",
    "unit": "units uom currency measured_in",
    "cadence": "frequency interval period schedule rhythm how_often update_frequency",
    "supports": "aligned_to aligned_with aligns_to aligns_with alignment",
    "contributes_to": "parent part_of rolls_up_to parent_objective contributes contributes_with",
    "parent": "above part_of belongs_to",
    "link": "url href links ticket dashboard",
    "tags": "labels keywords",
    "weight": "importance",
    "milestones": "checkpoints steps phases stages milestone",
    "change": "increase_by increase growth delta by_percent",
    "keep": "guardrail maintain hold stay limit",
    "at_least": "min minimum floor above more_than lower greater_than",
    "at_most": "max maximum ceiling cap below less_than upper under",
    "between": "range",
    "bounds": "range min max minimum maximum",
    "watch": "warn warning yellow amber",
    "source": "data_source datasource",
    "formula": "expression calc",
    "accumulate": "aggregate aggregation",
    "retired": "ended archived deprecated",
    "dropped": "cancelled canceled abandoned",
    "influences": "affects kpis",
    "for": "moves key_results key_result krs kr",
    "status": "state",
    "outcome": "result status",
    "grade": "score",
    "scores": "grades results key_results",
    "retro": "retrospective lessons learnings learned lessons_learned",
    "carried_to": "moved_to carry_to",
    "replaced_by": "successor replacement",
    "date": "on day when at",
    "at": "date day on when",
    "value": "current actual total amount number count progress",
    "add": "increment delta plus increase",
    "reached": "done completed milestones achieved",
    "confidence": "certainty probability likelihood",
    "note": "comment comments message remark notes text",
    "withdraw": "delete remove undo retract",
    "updates": "values entries key_results kpis krs progress checkins measurements",
    "done": "accomplished achievements completed wins progress achieved",
    "next": "plans plan upcoming todo next_steps priorities",
    "blocked": "blockers blocker impediments risks problems obstacles issues",
    "organization": "organisation company org name",
    "people": "users members persons staff owners",
    "cycles": "periods quarters",
    "fiscal_year": "fy fiscal year",
    "checkin": "checkins check_in check_ins check-in",
    "currency": "money",
    "as_of": "today date",
}
"""By key. A word may stand at several: of those known where it is used, the first of this table is meant."""

_MEANT: dict[str, list[str]] = {}
for _key, _words in _WORDS.items():
    for _word in _words.split():
        _MEANT.setdefault(_word, []).append(_key)


def meant_by(word: str, known: Collection[str]) -> str | None:
    """Return the known key that a word means; None where it means none of them."""
    return next((key for key in _MEANT.get(word, ()) if key in known), None)
