"""References are followed once, here: short and whole ids, old ids, contributions, units, and broken files."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from okrcli.model.ids import KpiId, ObjectiveId
from okrcli.model.placed import Range
from okrcli.store.load import load
from tests.workspaces import make_tree

if TYPE_CHECKING:
    from okrcli.model.workspace import Workspace


def linked(files: dict[str, str]) -> Workspace:
    """Return the workspace of these files, which may have faults."""
    workspace = load(make_tree(files)).workspace
    assert workspace is not None
    return workspace


def objective(**parts: str) -> str:
    """Return the text of an objective with one key result; `top` and `result` add lines and keys."""
    result = parts.get("result", "baseline: 0, target: 5")
    return f"title: T\nowner: o\n{parts.get('top', '')}\nkey_results:\n  - {{id: a, title: A, {result}}}\n"


KPI = "name: K\nowner: o\ncadence: weekly\n"


def test_a_reference_may_leave_out_its_own_cycle() -> None:
    """`contributes_to: up` means the cycle of the file; another cycle is named."""
    workspace = linked(
        {
            "objectives/2026/up.yaml": objective(),
            "objectives/2026-Q4/up.yaml": objective(),
            "objectives/2026-Q4/near.yaml": objective(top="contributes_to: up"),
            "objectives/2026-Q4/far.yaml": objective(top="contributes_to: 2026/up"),
        }
    )

    assert dict(workspace.contributes_to) == {
        ObjectiveId("2026-Q4/near"): ObjectiveId("2026-Q4/up"),
        ObjectiveId("2026-Q4/far"): ObjectiveId("2026/up"),
    }


def test_contributors_count_through_a_rollup_where_there_is_one() -> None:
    """Whether the objective or its rollup key result is named, the rollup alone has the contributors."""
    workspace = linked(
        {
            "objectives/2026/up.yaml": objective(result="rollup: true"),
            "objectives/2026-Q3/a.yaml": objective(top="contributes_to: 2026/up"),
            "objectives/2026-Q4/b.yaml": objective(top="contributes_to: 2026/up/a"),
        }
    )

    assert dict(workspace.contributors) == {"2026/up/a": ("2026-Q3/a", "2026-Q4/b")}


def test_old_ids_still_lead_to_what_moved() -> None:
    """`formerly` on KPI, objective, key result, team and person."""
    workspace = linked(
        {
            "okr.yaml": """
                version: 1
                teams: {support: {formerly: [service]}}
                people: {support-lead: {formerly: [desk-lead], team: service}}
                """,
            "kpis/reply-time.yaml": KPI + "formerly: [answer-time]\n",
            "objectives/2026-Q4/new.yaml": """
                title: T
                owner: desk-lead
                formerly: [old]
                key_results:
                  - {id: b, formerly: [a], title: B, kpi: answer-time, baseline: 1, target: 0}
                """,
            "checkins/2026-Q4/2026-11-20-support-lead.yaml": "updates: {old/a: {confidence: 0.5}, 2026-Q4/old/b: 1}\n",
        }
    )

    result = workspace.key_results["2026-Q4/new/b"]  # type: ignore[index]
    assert result.kpi is workspace.kpis[KpiId("reply-time")]
    assert [report.key for report in workspace.reports["2026-Q4/new/b"]] == ["old/a", "2026-Q4/old/b"]
    assert workspace.teams_of(result.objective) == ("support",)


def test_a_short_key_in_a_checkin_means_the_folders_cycle_else_the_one_that_has_it() -> None:
    """Two cycles that hold the day and have it are no answer."""
    files = {
        "objectives/2026/year.yaml": objective(),
        "objectives/2026-Q4/here.yaml": objective(),
        "objectives/2026/here.yaml": objective(),
        "objectives/2026-11/twice.yaml": objective(),
        "objectives/2026/twice.yaml": objective(),
        "checkins/2026-Q4/2026-11-20-o.yaml": "updates: {here/a: 1, year/a: 2, twice/a: 3, k: 4}\n",
        "kpis/k.yaml": KPI,
    }

    assert set(linked(files).reports) == {"2026-Q4/here/a", "2026/year/a", "k"}


def test_what_leads_into_a_broken_file_is_neither_found_nor_wrong() -> None:
    """The ids of unreadable files come from their paths."""
    references = linked(
        {
            "kpis/broken.yaml": "name: [",
            "objectives/2026-Q4/torn.yaml": "title: [",
            "objectives/2026-Q4/a.yaml": objective(),
        }
    ).references

    assert references.kpi("broken") is None
    assert references.leads_into_broken("broken", "2026-Q4")
    assert references.leads_into_broken("torn/x", "2026-Q4")
    assert references.leads_into_broken("2026-Q4/torn", "2026")
    assert not references.leads_into_broken("torn/x", "2026")
    assert not references.leads_into_broken("a/a", "2026-Q4")


def test_the_unit_is_the_kpis_the_declared_or_the_carried_one() -> None:
    """Durations are read into the unit that is declared; `$` is the workspace's currency."""
    workspace = linked(
        {
            "kpis/pack-time.yaml": KPI + "unit: min\nbounds: [0, null]\ntargets: {2026: {at_most: 1 h, watch: 45}}\n",
            "objectives/2026-Q4/a.yaml": """
                title: T
                owner: o
                key_results:
                  - {id: kpi, title: A, kpi: pack-time, baseline: 3 h, target: 1 h}
                  - {id: carried, title: A, baseline: $1M, target: 2M}
                  - {id: declared, title: A, unit: percent, baseline: 40, change: +15%}
                  - {id: amount, title: A, unit: accounts, baseline: 40, change: -8}
                  - {id: wrong, title: A, unit: min, baseline: 40%, target: 4 h}
                  - {id: first, title: A, baseline: first, change: +10%}
                """,
        }
    )

    measures = {whole.rpartition("/")[2]: result.measure for whole, result in workspace.key_results.items()}
    assert (measures["kpi"].unit, measures["kpi"].baseline, measures["kpi"].target) == ("min", 180, 60)
    assert (measures["carried"].unit, measures["carried"].baseline) == ("USD", 1_000_000)
    assert (measures["declared"].unit, measures["declared"].target_from(Decimal(40))) == ("%", 46)
    assert measures["amount"].target_from(Decimal(40)) == 32
    assert (measures["wrong"].baseline, measures["wrong"].target) == (None, 240)
    assert (measures["first"].target_from(None), measures["first"].target_from(Decimal(100))) == (None, 110)
    target = workspace.kpis[KpiId("pack-time")].target_on(date(2026, 11, 20))
    assert target is not None
    assert (target.limit, target.inner) == (Range(high=Decimal(60)), Range(high=Decimal(45)))


def test_the_shortest_cycle_that_holds_the_day_is_in_force() -> None:
    """A quarter's target goes before the year's, in its quarter."""
    kpi = linked({"kpis/k.yaml": KPI + "targets: {2026: {at_most: 30}, 2026-Q4: {at_most: 25}}\n"}).kpis[KpiId("k")]

    in_force = [kpi.target_on(day) for day in (date(2026, 9, 30), date(2026, 10, 1), date(2027, 1, 1))]
    assert [target and target.limit.high for target in in_force] == [30, 25, None]


def test_links_tell_moves_from_guards_and_influences() -> None:
    """`kpi` with a target moves, with `keep` guards; what is listed is influenced."""
    links = linked(
        {
            "kpis/k.yaml": KPI,
            "objectives/2026-Q4/o.yaml": """
                title: T
                owner: o
                key_results:
                  - {id: c, title: A, kpi: k, baseline: 1, target: 2}
                  - {id: b, title: A, kpi: k, keep: {at_most: 2}}
                  - {id: a, title: A, milestones: [x], influences: [k]}
                """,
        }
    ).links[KpiId("k")]

    assert (links.moved_by, links.guarded_by, links.influenced_by) == (
        ("2026-Q4/o/c",),
        ("2026-Q4/o/b",),
        ("2026-Q4/o/a",),
    )
