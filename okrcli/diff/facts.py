"""What a definition says, field by field, in values that compare equal when they mean the same."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.diff.changeset import Amount, Record
from okrcli.model.quantities import in_unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from okrcli.diff.changeset import Renames, Value
    from okrcli.model.ids import ObjectiveId
    from okrcli.model.workspace import Workspace
    from okrcli.quantity import Quantity


@dataclass(frozen=True, slots=True)
class Names:
    """How the references of one side are said in ids of the head; what leads nowhere stays as it is written."""

    workspace: Workspace
    head: Workspace
    renames: Renames

    def kpi(self, ref: str | None) -> str | None:
        """Return the head's id of the KPI that a reference names."""
        found = None if ref is None else self.workspace.references.kpi(ref)
        return ref if found is None else self.renames.kpi(found)

    def kpis(self, refs: Iterable[str]) -> tuple[str, ...]:
        """Return the head's ids of several KPIs."""
        return tuple(self.kpi(ref) or ref for ref in refs)

    def goal(self, ref: str | None, cycle: str) -> str | None:
        """Return the head's id of the objective or key result that a reference in a file of `cycle` names."""
        if ref is None:
            return None
        objective = self.workspace.references.objective(ref, cycle)
        if objective is not None:
            return self.renames.objective(objective)
        key_result = self.workspace.references.key_result(ref, cycle)
        return ref if key_result is None else self.renames.key_result(key_result)

    def key_results(self, refs: Iterable[str], objective: ObjectiveId) -> tuple[str, ...]:
        """Return the head's ids of key results that an objective's own file names."""
        found = ((ref, self.workspace.references.key_result(f"{objective}/{ref}", "")) for ref in refs)
        return tuple(
            ref if whole is None else self.renames.key_result(whole).rpartition("/")[2] for ref, whole in found
        )

    def person(self, ref: str | None) -> str | None:
        """Return the id that a person has in the head."""
        return None if ref is None else self.head.references.person(ref)

    def team(self, ref: str | None) -> str | None:
        """Return the id that a team has in the head."""
        return None if ref is None else self.head.references.team(ref)

    def teams(self, refs: Iterable[str]) -> tuple[str, ...]:
        """Return the ids that several teams have in the head."""
        return tuple(self.team(ref) or ref for ref in refs)

    def amount(self, quantity: Quantity | None, unit: str | None) -> Amount | None:
        """Return a quantity in the unit that counts there; in its own where the two do not agree."""
        if quantity is None:
            return None
        number = in_unit(quantity, unit, self.workspace.config.currency)
        return Amount(quantity.number, quantity.unit) if number is None else Amount(number, unit)


def record(**parts: Value) -> Record:
    """Return the parts that are there as one value."""
    return record_of(parts)


def record_of(parts: Mapping[str, Value]) -> Record:
    """Return the parts that are there as one value, in their order."""
    return Record(tuple((name, value) for name, value in parts.items() if value is not None))
