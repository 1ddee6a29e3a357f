"""What a path says of its file."""

from __future__ import annotations

from datetime import date

import pytest

from okrcli.store.layout import CheckInName, Kind, cycle_of, kind_of, read_checkin_name, stem_of


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("okr.yaml", Kind.WORKSPACE),
        ("objectives/2026-Q4/a.yaml", Kind.OBJECTIVE),
        ("objectives/2026-Q4/support/deep/a.yaml", Kind.OBJECTIVE),
        ("objectives/a.yaml", Kind.MISPLACED),
        ("objectives/2026-Q4/a.yml", Kind.MISPLACED),
        ("objectives/2026-Q4/a.csv", Kind.MISPLACED),
        ("objectives/2026-Q4/a.YAML", Kind.MISPLACED),
        ("objectives/2026-Q4/notes.md", Kind.OTHER),
        ("objectives/2026-Q4/yaml", Kind.OTHER),
        ("objectives/2026-Q4/.yaml", Kind.OTHER),
        ("objectives", Kind.OTHER),
        ("kpis/a.yaml", Kind.KPI),
        ("kpis/support/a.csv", Kind.MEASUREMENTS),
        ("kpis/a.yml", Kind.MISPLACED),
        ("kpis/a.CSV", Kind.MISPLACED),
        ("kpis/csv", Kind.OTHER),
        ("checkins/2026-Q4/2026-11-20-o.yaml", Kind.CHECK_IN),
        ("checkins/2026-11-20-o.yaml", Kind.MISPLACED),
        ("checkins/2026-Q4/deep/2026-11-20-o.yaml", Kind.MISPLACED),
        ("checkins/2026-Q4/2026-11-20-o.csv", Kind.MISPLACED),
    ],
)
def test_the_kind_follows_from_the_path(path: str, kind: Kind) -> None:
    assert kind_of(path) is kind


def test_the_cycle_is_the_first_folder_and_the_id_the_stem() -> None:
    path = "objectives/2026-Q4/support/delight-customers.yaml"
    assert (cycle_of(path), stem_of(path)) == ("2026-Q4", "delight-customers")


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("2026-11-20-support-lead", CheckInName(date(2026, 11, 20), "support-lead", 1)),
        ("2026-11-20-support-lead-2", CheckInName(date(2026, 11, 20), "support-lead", 2)),
        ("2026-11-20-support-lead-12", CheckInName(date(2026, 11, 20), "support-lead", 12)),
        ("2026-11-20-agent-7", CheckInName(date(2026, 11, 20), "agent-7", 1)),
        ("2026-11-20-agent-7-2", CheckInName(date(2026, 11, 20), "agent-7", 2)),
        ("2026-11-20-o-1", CheckInName(date(2026, 11, 20), "o-1", 1)),
        ("2026-11-20", None),
        ("2026-02-30-o", None),
        ("support-lead-2026-11-20", None),
        ("2026-11-20_o", None),
    ],
)
def test_a_checkins_name_is_its_day_person_and_number(stem: str, name: CheckInName | None) -> None:
    """A person whose own id ends in a number is not taken for somebody's second check-in."""
    assert read_checkin_name(stem, frozenset({"support-lead", "agent-7"})) == name
