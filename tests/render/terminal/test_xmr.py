"""The XmR chart of `okr show KPI`: limits, mean and target at their heights, signals marked and said in words."""

from __future__ import annotations

from okrcli.app.show import show
from okrcli.cli.output import Screen, draw
from okrcli.render.terminal import render_show
from tests.app.opened import kpi, opened

TARGET = "unit: min\ntargets: {2026: {at_most: 60}}"


def portrait(values: list[int], more: str = TARGET, width: int = 80, encoding: str = "utf-8") -> list[str]:
    """Draw a KPI with a value every week from 2026-08-07 on."""
    days = [f"2026-08-{7 + 7 * n:02}" for n in range(4)] + [f"2026-09-{4 + 7 * n:02}" for n in range(4)]
    days += [f"2026-10-{2 + 7 * n:02}" for n in range(5)]
    rows = "".join(f"{day},{value}\n" for day, value in zip(days, values, strict=False))
    files = {"kpis/k.yaml": kpi(more=more), "kpis/k.csv": f"date,value\n{rows}"}
    drawn = draw(render_show(show(opened(files), "k")), Screen(color=False, width=width, encoding=encoding))
    return drawn.splitlines()


def section(lines: list[str], name: str) -> list[str]:
    start = next(number for number, line in enumerate(lines) if line.startswith(name))
    return lines[start : lines.index("", start)]


def test_limits_mean_and_target_stand_at_their_heights() -> None:
    assert section(portrait([50, 52, 51, 50, 53, 51, 80, 50]), "Over time") == [
        "Over time ─────────────────────────────────────────────────── ● healthy  ◐ watch",
        "upper 80.46 min │·····················································◐·········",
        "                │",
        "                │",
        "                │",
        "                │",
        "       ≤ 60 min │╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌╌",
        " mean 54.62 min │───────────────────────────────────●───────────────────────────",
        "                │●        ●        ●        ●                ●                 ●",
        "                │",
        "                │",
        "                │",
        "                │",
        "lower 28.78 min │·······························································",
        "                └───────────────────────────────────────────────────────────────",
        "                 2026-08-07                                           2026-09-25",
        "usually 28.78 to 80.46 min · from 8 points, provisional · → no trend",
    ]


def test_points_beyond_the_limits_that_follow_on_each_other_are_one_signal_in_words() -> None:
    lines = section(portrait([50, 52, 51, 50, 53, 51, 50, 52, 51, 52, 51, 80, 82]), "Over time")

    assert lines[0].endswith(" ◆ signal")
    assert [line for line in lines if line.startswith("◆")] == [
        "◆ 2026-10-23 to 2026-10-30  2 points outside the usual 45.57 to 65.97 min",
        "◆ 2026-10-23                a jump of more than 12.53 min",
        "◆ 2026-08-07 to 2026-10-16  11 points in a row below the mean",
    ]


def test_few_points_tell_nothing() -> None:
    assert section(portrait([50, 52]), "Over time")[-1] == "too few points to tell a signal from noise"


def test_labels_of_one_height_stand_beside_each_other() -> None:
    lines = portrait([60, 62, 58, 60, 61, 59])

    assert any("≤ 60 min, mean 60 min │" in line for line in lines)


def test_ascii_tells_target_mean_and_limits_apart() -> None:
    lines = section(portrait([50, 52, 51, 50, 53, 51, 80, 50], encoding="ascii"), "Over time")

    assert {line.partition("|")[2].strip()[-1] for line in lines if line.startswith(("upper", "lower"))} == {"."}


def test_a_series_that_never_changes_takes_three_rows() -> None:
    assert section(portrait([60] * 6), "Over time")[1:] == [
        "                      │",
        "≤ 60 min, mean 60 min │●╌╌╌╌╌╌╌╌╌╌●╌╌╌╌╌╌╌╌╌╌●╌╌╌╌╌╌╌╌╌╌╌●╌╌╌╌╌╌╌╌╌╌●╌╌╌╌╌╌╌╌╌╌●",
        "                      │",
        "                      └─────────────────────────────────────────────────────────",
        "                       2026-08-07                                     2026-09-11",
        "usually 60 min · from 6 points, provisional · → no trend",
    ]
