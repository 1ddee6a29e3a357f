"""A pull request with something of everything: what one reads of it is held in files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from okrcli.render.places import Viewpoint
from tests.diff.pairs import edited_by
from tests.diff.sides import CHECKIN, DELIGHT, FILES, REPLY, ROWS, reviewed
from tests.workspaces import dedented

if TYPE_CHECKING:
    from okrcli.results.diff import DiffResult

FROM_ABOVE = Viewpoint(Path("/repository/goals"), Path("/repository"))
"""How files are named for who stands at the top of a repository that has its goals in a folder."""

_CHURN = """
    name: Churn
    what: Customers lost in a month, as a share of all at its beginning.
    owner: chief
    cadence: monthly
    unit: "%"
    """
_PARCELS = """
    title: Deliver parcels in two days
    owner: operations-lead
    key_results:
      - {id: days, title: Cut the days to a customer, baseline: 4, target: 2}
    """
_REVISED = """revised:
  - {date: 2026-11-19, what: target of csat, because: The survey has no middle answer any more.}
initiatives:"""
_SEEN = """
    updates:
      delight/csat: {value: 62%, confidence: 0.7}
      delight/road-show: {reached: [omaha]}
    """
_EDITS = [
    (DELIGHT, "target: 80%", "target: 60%"),
    (DELIGHT, "due: 2026-12-11", "due: 2026-12-25"),
    (DELIGHT, "title: Delight customers", "title: Delight customers | every @one of them"),
    (DELIGHT, "      - {id: omaha", "      - {id: boise, title: Boise, due: 2026-12-04}\n      - {id: omaha"),
    (DELIGHT, "status: doing", "status: done"),
    (DELIGHT, "initiatives:", _REVISED),
    (REPLY, "at_most: 30, watch: 27", "at_most: 45, watch: 40"),
    (REPLY, "owner: desk-manager", "owner: support-lead"),
    (ROWS, "2026-11-06,42", "2026-11-06,32"),
    (CHECKIN, "value: 50%", "value: 55%"),
    ("okr.yaml", "rules:", "rules:\n  ignore: [target-lowered]"),
    ("objectives/2026-Q4/parcels.yaml", None, _PARCELS),
    ("kpis/churn.yaml", None, _CHURN),
    ("checkins/2026-Q4/2026-11-20-support-lead.yaml", None, _SEEN),
]


def reviewed_quarter() -> DiffResult:
    """Compare the goals of a quarter with what a pull request makes of them."""
    base = {name: str(text) for name, text in dedented(FILES).items()}
    return reviewed(base, edited_by(_EDITS, base))
