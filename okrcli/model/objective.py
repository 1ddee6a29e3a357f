"""An objective and its key results, as they stand in a file."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal, TypeAlias

from pydantic import Field, model_validator

from okrcli.model.faults import fault
from okrcli.model.fields import DayField, Definition, Id, Ids, Number, Share, Switch, Text, Texts, Weight
from okrcli.model.measure import Baseline, ChangeField, Limit, MilestoneField, PlanField, Way
from okrcli.model.record import record
from okrcli.model.revision import Revision, Visibility

Ambition: TypeAlias = Literal["aspirational", "committed"]
"""Aspirational goals aim beyond what is sure; of committed ones all is expected."""

Progressing: TypeAlias = Literal["planned", "doing", "done", "dropped"]
"""Where an initiative stands."""

Outcome: TypeAlias = Literal["achieved", "missed", "abandoned", "carried"]
"""How an objective ended."""


class Dropped(Definition):
    """A key result that was given up: it stays in the file and leaves every mean from that day."""

    date: DayField = Field(description="The day from which it counts no more.")
    because: Text = Field(description="Why it was dropped.")


_KEYS_OF = {
    Way.MOVE: ("baseline", "target", "change"),
    Way.KEEP: ("keep",),
    Way.MILESTONES: ("milestones",),
    Way.ROLLUP: ("rollup",),
}
"""The keys that say in which way a key result is measured."""

_NO_MOVE = ("stretch", "plan", "of")
_MEANINGLESS = {
    Way.MOVE: (),
    Way.KEEP: _NO_MOVE,
    Way.MILESTONES: (*_NO_MOVE, "kpi", "unit"),
    Way.ROLLUP: (*_NO_MOVE, "kpi", "unit"),
}
"""The keys that mean nothing for a way."""


@record
class KeyResult:
    """A measurable result that tells whether the objective is reached. It is measured in exactly one way."""

    id: Id = Field(description="The key result's id, unique in its objective.", examples=["csat"])
    title: Text = Field(description="What is to be reached, for people.", examples=["Raise CSAT from 40% to 80%"])
    kpi: Id | None = Field(default=None, description="The KPI that measures it, and nowhere else.", examples=["csat"])
    unit: Text | None = Field(default=None, description="What its numbers count.", examples=["accounts", "%", "min"])
    baseline: Baseline | None = Field(
        default=None, description="The number to start from, or `first`: the first value seen.", examples=["40%"]
    )
    target: Number | None = Field(default=None, description="The number to reach.", examples=["80%"])
    change: ChangeField | None = Field(
        default=None, description="Instead of a target: how far to move from the baseline.", examples=["+15%"]
    )
    stretch: Number | None = Field(default=None, description="A number beyond the target: shown, never scored.")
    plan: PlanField | None = Field(default=None, description="How progress is meant to grow over time.")
    of: Literal["total"] | None = Field(
        default=None, description="On a flow KPI: follow the sum of the window so far, not the last period."
    )
    keep: Limit | None = Field(default=None, description="A guardrail: stay inside this limit in every period.")
    milestones: tuple[MilestoneField, ...] | None = Field(
        default=None, description="The things to get done.", json_schema_extra={"minItems": 1}
    )
    rollup: Switch = Field(default=False, description="Measured by the objectives that contribute to it.")
    weight: Weight = Field(default=Decimal(1), description="What it counts in the objective's progress.")
    owner: Id | None = Field(default=None, description="Who answers for it; the objective's owner if absent.")
    due: DayField | None = Field(default=None, description="The day to be there; the cycle's last day if absent.")
    influences: Ids = Field(default=(), description="KPIs that it should move without being measured by them.")
    dropped: Dropped | None = Field(default=None, description="When and why it was given up.")
    score: Literal["exclude"] | None = Field(
        default=None, description="`exclude`: a dropped key result that leaves the grade too, instead of counting 0."
    )
    formerly: Ids = Field(default=(), description="Ids that it had before; references to them still resolve.")

    @property
    def way(self) -> Way:
        """The one way in which it is measured."""
        if self.keep is not None:
            return Way.KEEP
        if self.milestones is not None:
            return Way.MILESTONES
        return Way.ROLLUP if self.rollup else Way.MOVE

    @property
    def end_key(self) -> str:
        """The key under which a move says where it goes."""
        return "change" if self.target is None else "target"

    @model_validator(mode="after")
    def _one_way(self) -> KeyResult:
        given = [(way, key) for way, keys in _KEYS_OF.items() for key in keys if getattr(self, key)]
        ways = list(dict.fromkeys(way for way, _ in given))
        if len(ways) != 1:
            found = " and ".join(way.value for way in ways) or "none"
            message = f"a key result is measured in one way, and `{self.id}` in {found}"
            help_text = "write baseline and target, or keep, or milestones, or rollup: true"
            raise fault("OKR105", message, help_text, *((key,) for _, key in given))
        if ways[0] is Way.MOVE:
            self._check_move()
        self._check_others(ways[0])
        return self

    def _check_move(self) -> None:
        if self.baseline is None:
            help_text = "write where it starts: baseline: 40, or baseline: first"
            raise fault("OKR101", "the key `baseline` is missing", help_text)
        if self.target is None and self.change is None:
            help_text = "write the number to reach: target: 80, or change: +15%"
            raise fault("OKR101", "the key `target` is missing", help_text)
        if self.target is not None and self.change is not None:
            message = "`target` and `change` both say where to go"
            raise fault("OKR105", message, "keep one of the two", ("target",), ("change",))

    def _check_others(self, way: Way) -> None:
        """Refuse a key that means nothing here, so that nobody believes that it counts."""
        for key in _MEANINGLESS[way]:
            if getattr(self, key) is not None:
                message = f"`{key}` means nothing on a key result measured by {way.value}"
                raise fault("OKR105", message, f"take `{key}` out", (key,))
        if self.of is not None and self.kpi is None:
            help_text = "take `of` out, or write the `kpi` that it follows"
            raise fault("OKR105", "`of` means nothing without a KPI", help_text, ("of",))
        if self.score is not None and self.dropped is None:
            message = "`score` means nothing on a key result that is not dropped"
            raise fault("OKR105", message, "take `score` out, or write dropped: {date: …, because: …}", ("score",))


@record
class Initiative:
    """Work that is done to move key results."""

    id: Id | None = Field(default=None, description="Lets check-ins report its status.", examples=["templates"])
    title: Text = Field(description="What is being done.", examples=["Roll out reply templates"])
    moves: Ids = Field(default=(), alias="for", description="The key results that it is meant to move.")
    owner: Id | None = Field(default=None, description="Who does it; the objective's owner if absent.")
    due: DayField | None = Field(default=None, description="The day by which it should be done.")
    status: Progressing = Field(default="planned", description="Where it stands.")
    link: Text | None = Field(default=None, description="Where the work is tracked.")


class Closed(Definition):
    """The end of an objective: what came of it, and its grade, fixed once."""

    date: DayField = Field(description="The day it was closed.")
    outcome: Outcome = Field(description="How it ended.")
    grade: Share = Field(description="The grade, from 0 to 1.")
    scores: dict[str, Share] = Field(default={}, description="The final progress of each key result, from 0 to 1.")
    reason: Text | None = Field(default=None, description="Why the grade differs from the mean of the scores.")
    retro: Text | None = Field(default=None, description="What was learned.")
    carried_to: Text | None = Field(default=None, description="The objective that goes on with it.")


@record
class Objective:
    """A qualitative aim for one cycle, with the key results that tell whether it is reached."""

    title: Text = Field(description="What is aimed at, in words.", examples=["Delight external customers"])
    why: Text | None = Field(default=None, description="Why it matters now.")
    owner: Id = Field(description="Who answers for it.", examples=["support-lead"])
    teams: Ids = Field(default=(), description="The teams that work on it; the first leads.")
    ambition: Ambition | None = Field(default=None, description="Aspirational, or committed: 1.0 is expected, not 0.7.")
    contributes_to: Text | None = Field(
        default=None, description="The objective, or its rollup key result, whose progress this one counts in."
    )
    supports: Text | None = Field(default=None, description="The objective it is aligned with; counts nowhere.")
    because: Id | None = Field(default=None, description="The KPI whose breach called for this objective.")
    visibility: Visibility = Field(default="open", description="`restricted` stays out of what is published.")
    link: Text | None = Field(default=None, description="Where to read more.")
    tags: Texts = Field(default=(), description="Free words to find it by.")
    weight: Weight = Field(default=Decimal(1), description="What it counts in what it contributes to.")
    key_results: tuple[KeyResult, ...] = Field(description="Three to five measurable results.")
    initiatives: tuple[Initiative, ...] = Field(default=(), description="The work that is meant to move them.")
    revised: tuple[Revision, ...] = Field(default=(), description="Every goalpost that moved, and why.")
    formerly: Ids = Field(default=(), description="Ids that it had before; references to them still resolve.")
    closed: Closed | None = Field(default=None, description="How it ended; written by `okr close`.")

    @model_validator(mode="after")
    def _one_rollup(self) -> Objective:
        rollups = [index for index, key_result in enumerate(self.key_results) if key_result.rollup]
        if len(rollups) > 1:
            message = "an objective has one `rollup` at most, since the same objectives would count in each"
            places = (("key_results", index, "rollup") for index in rollups)
            raise fault("OKR105", message, "keep one, and measure the other in another way", *places)
        return self
