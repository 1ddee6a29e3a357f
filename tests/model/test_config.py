"""What `okr.yaml` may hold."""

from __future__ import annotations

from datetime import date, timedelta
from decimal import Decimal

import pytest

from okrcli.calendar import Cadence
from okrcli.model.config import Config
from tests.model.reading import faults, read

WHOLE = """
    version: 1
    organization: Northwind Traders
    as_of: 2026-11-20
    currency: EUR
    fiscal_year: {starts: april, named_for: end}
    cycles:
      launch: {start: 2026-09-14, end: 2026-12-18}
    teams:
      company: {name: Northwind Traders, lead: chief}
      support: {name: Customer Support, parent: company, lead: support-lead, formerly: [service], ended: 2026-12-31}
    people:
      support-lead: {name: Support lead, email: support-lead@northwind.example, team: support, ended: 2026-12-31}
    checkin: {cadence: monthly, grace: 1w}
    scoring:
      pace: {on_track: 0.9, behind: 0.5}
      grade: {green: 0.8, yellow: 0.5}
      ambition: committed
    limits: {key_results: [2, 4], objectives_per_team: 3, kpis_per_team: 5}
    rules:
      select: [5, breach-without-objective]
      ignore: [key-result-count]
      severity: {objective-has-number: warning}
      per_path: {"objectives/2024-*/**": [key-result-count]}
      from: {unknown-person: 2027-01-01}
    """


def test_every_key_of_the_format_is_read() -> None:
    """A file with all keys that the format names has no fault."""
    config = read(Config, WHOLE)

    assert config.fiscal_year.starts == "april"
    assert config.checkin.cadence is Cadence.MONTHLY
    assert config.checkin.grace == timedelta(days=7)
    assert config.limits.key_results == (2, 4)
    assert config.rules.select == ("5", "breach-without-objective")
    assert config.rules.from_ == {"unknown-person": date(2027, 1, 1)}


def test_only_the_version_is_required() -> None:
    """The rest has the defaults that the format shows."""
    config = read(Config, "version: 1\n")

    assert (config.currency, config.checkin.grace) == ("USD", timedelta(days=2))
    assert (config.scoring.pace.on_track, config.scoring.pace.behind) == (Decimal("0.95"), Decimal("0.75"))
    assert (config.scoring.grade.green, config.scoring.grade.yellow) == (Decimal("0.7"), Decimal("0.4"))
    assert (config.limits.key_results, config.limits.objectives_per_team, config.limits.kpis_per_team) == ((3, 5), 5, 7)


@pytest.mark.parametrize(
    ("line", "code", "pointer"),
    [
        ("currency: dollars", "OKR104", ("currency",)),
        ("currency: DOL", "OKR104", ("currency",)),
        ("fiscal_year: {starts: April}", "OKR104", ("fiscal_year", "starts")),
        ("teams: {Bad Team: {}}", "OKR106", ("teams", "Bad Team")),
        ("teams: {a: }", "OKR103", ("teams", "a")),
        ("people: [a]", "OKR103", ("people",)),
        ("checkin: {grace: soon}", "OKR104", ("checkin", "grace")),
        ("scoring: {pace: {on_track: 0.5, behind: 0.7}}", "OKR104", ("scoring", "pace", "behind")),
        ("scoring: {pace: {on_track: 0.5}}", "OKR104", ("scoring", "pace", "on_track")),
        ("scoring: {grade: {yellow: 0.9, green: 0.8}}", "OKR104", ("scoring", "grade", "green")),
        ("scoring: {grade: {green: 70%}}", "OKR104", ("scoring", "grade", "green")),
        ("limits: {key_results: [5, 3]}", "OKR104", ("limits", "key_results")),
        ("limits: {key_results: [3, a]}", "OKR104", ("limits", "key_results", 1)),
        ("limits: {key_results: 5}", "OKR103", ("limits", "key_results")),
        ("limits: {kpis_per_team: 0}", "OKR104", ("limits", "kpis_per_team")),
        ("rules: {severity: {a: warn}}", "OKR104", ("rules", "severity", "a")),
        ("rules: {from: {a: soon}}", "OKR104", ("rules", "from", "a")),
        ("as_of: today", "OKR104", ("as_of",)),
    ],
)
def test_what_makes_no_setting_is_one_fault(line: str, code: str, pointer: tuple[str, ...]) -> None:
    """Each wrong setting is one fault at its place."""
    assert [fault[:2] for fault in faults(Config, f"version: 1\n{line}\n")] == [(code, pointer)]


def test_another_version_is_refused() -> None:
    """A file of a later format says what this okr reads."""
    message = "this okr reads version 1 of the format, and 2 stands here"
    assert faults(Config, "version: 2\n") == [("OKR104", ("version",), message, "write version: 1")]


@pytest.mark.parametrize(
    ("key", "sketch"),
    [
        ("cycles: {launch: 2026}", "write {start: …, end: …}"),
        ("teams: {support: The support team}", "write {name: …}"),
        ("teams: [support]", "write keys and values, one a line: `key: value`"),
        ("teams: {support: }", "write `{}`, or take the key out"),
        ("cycles: {launch: }", "write a value, or take the key out"),
    ],
)
def test_where_a_mapping_is_wanted_its_keys_are_shown(key: str, sketch: str) -> None:
    """Those that it must have, else its first; a mapping that needs none may be empty."""
    assert [fault[3] for fault in faults(Config, f"version: 1\n{key}\n")] == [sketch]
