"""What a path says of its file."""

from __future__ import annotations

from datetime import date

import pytest

from okrcli.store.layout import CheckInName, FileKind, cycle_of, kind_of, read_checkin_name, stem_of


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("okr.yaml", FileKind.WORKSPACE),
        ("objectives/2026-Q4/a.yaml", FileKind.OBJECTIVE),
        ("objectives/2026-Q4/support/deep/a.yaml", FileKind.OBJECTIVE),
        ("objectives/a.yaml", FileKind.MISPLACED),
        ("objectives/2026-Q4/a.yml", FileKind.MISPLACED),
        ("objectives/2026-Q4/a.csv", FileKind.MISPLACED),
        ("objectives/2026-Q4/a.YAML", FileKind.MISPLACED),
        ("objectives/2026-Q4/notes.md", FileKind.OTHER),
        ("objectives/2026-Q4/yaml", FileKind.OTHER),
        ("objectives/2026-Q4/.yaml", FileKind.OTHER),
        ("objectives", FileKind.OTHER),
        ("kpis/a.yaml", FileKind.KPI),
        ("kpis/support/a.csv", FileKind.MEASUREMENTS),
        ("kpis/a.yml", FileKind.MISPLACED),
        ("kpis/a.CSV", FileKind.MISPLACED),
        ("kpis/csv", FileKind.OTHER),
        ("checkins/2026-Q4/2026-11-20-o.yaml", FileKind.CHECK_IN),
        ("checkins/2026-11-20-o.yaml", FileKind.MISPLACED),
        ("checkins/2026-Q4/deep/2026-11-20-o.yaml", FileKind.MISPLACED),
        ("checkins/2026-Q4/2026-11-20-o.csv", FileKind.MISPLACED),
    ],
)
def test_the_kind_follows_from_the_path(path: str, kind: FileKind) -> None:
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
