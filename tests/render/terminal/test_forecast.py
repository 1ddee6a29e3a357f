"""Forecasts as people read them: whether, how sure, when, and at what pace."""

from __future__ import annotations

from okrcli.app.forecast import calibration, forecast
from okrcli.cli.output import Screen, draw
from okrcli.render.terminal import render_foretold
from okrcli.results.status import Selection
from tests.app.opened import objective, opened
from tests.app.test_forecast import FILES


def drawn(files: dict[str, str], width: int = 80) -> list[str]:
    renderable = render_foretold(forecast(opened(files), Selection()))
    return draw(renderable, Screen(color=False, width=width, encoding="utf-8")).splitlines()


def test_each_key_result_says_how_likely_and_what_it_would_take() -> None:
    assert drawn(FILES)[1:13] == [
        "2 forecasts    1 even  1 too few values",
        "",
        "Title of it · 2026-Q4/delight · ▲ at risk",
        "not reached at this pace · 67% by the end, 70% counts as reached",
        "1 key result with too few values left as it is",
        "  ◐ even 20%           Time",
        "    at this pace 31.01 on 2026-12-31 · 85% sure of 29 to 33.02",
        "    there on 2027-01-05",
        "    -1.5 a week now · -2.22 a week needed · from 5 values",
        "  ? too few values     Calls",
        "    1.024 calls a week needed · from 1 past period",
        "",
    ]


def test_where_all_have_too_few_values_nothing_is_said_of_the_objective() -> None:
    lines = drawn({"objectives/2026-Q4/o.yaml": objective()})

    assert lines[3:6] == ["Title of it · 2026-Q4/o · ? no data", "too few values to tell", "  ? too few values     A"]


def test_a_target_that_is_reached_takes_no_pace() -> None:
    files = {
        "objectives/2026-Q4/o.yaml": objective(),
        "checkins/2026-Q4/2026-11-20-me.yaml": "updates: {o/a: 12}\n",
    }

    assert any("there already" in line for line in drawn(files))


def test_no_closed_objective_says_so() -> None:
    text = draw(render_foretold(calibration(opened({}), Selection())), Screen(color=False, width=80, encoding="utf-8"))

    assert text.endswith("No objective is closed yet.\n")
