"""`okr forecast`: each objective with what comes of its key results at this pace; and the table of calibration."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.numbers import count, show_day, show_percent, show_share
from okrcli.render.terminal.blocks import BLANK, beside, flow, gap, indent, pad, wrap
from okrcli.render.terminal.chances import (
    CHANCE_STYLES,
    chance_words,
    forecast_label,
    outlook_items,
    pace_items,
)
from okrcli.render.terminal.gauges import bar
from okrcli.render.terminal.headings import context, footer, section, tally
from okrcli.render.terminal.labels import status_label
from okrcli.results.status import Selection
from okrcli.scoring.forecast import Chance

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.render.terminal.blocks import Line
    from okrcli.render.terminal.page import Page
    from okrcli.results.forecast import BandView, CalibrationResult, ForecastResult, ForecastView
    from okrcli.scoring.calibration import Calibration
    from okrcli.scoring.forecast import Forecast

_CHANCE = 19
_SPACE = 2
_BAR = 20
_BAND = 10
_CASES = 9
_NAMED = 6


def draw_forecast(page: Page, result: ForecastResult) -> Iterator[Line]:
    """Draw objectives in the order of a status, and name those of which nothing can be told."""
    yield from context(page, result.organization, result.as_of, result.selection, result.cycles, result.revision)
    if not result.objectives and not result.silent:
        yield from page.prose("No objective to look ahead for.")
        return
    counted = [(chance, number) for chance in CHANCE_STYLES if (number := result.counted[chance])]
    if counted:
        words = [page.text(f"{number} {chance_words(chance)}", CHANCE_STYLES[chance]) for chance, number in counted]
        yield from tally(page, count(sum(number for _, number in counted), "forecast"), words, gap(_SPACE))
    for view in result.objectives:
        yield BLANK
        yield from _objective(page, view)
    yield from _silent(page, result)
    yield BLANK
    yield from footer(
        page, ("okr show KEY-RESULT", "its chart"), ("okr forecast --calibration", "how well confidence foretold it")
    )


def _objective(page: Page, found: ForecastView) -> Iterator[Line]:
    score = found.view.score
    title = [page.text(score.objective.definition.title, "strong"), page.text(score.objective.id, "muted")]
    yield from flow([*title, status_label(page, score.status)], page.between, page.width)
    yield from flow(_end(page, found), page.between, page.width)
    for ahead in found.ahead.forecasts:
        yield from _key_result(page, ahead)


def _end(page: Page, found: ForecastView) -> Iterator[Line]:
    """Yield whether an objective is reached at this pace, how far it gets, and when its last key result arrives."""
    ahead = found.ahead
    untold = sum(item.chance is Chance.TOO_FEW for item in ahead.forecasts)
    if ahead.reached is None or untold == len(ahead.forecasts):
        yield page.text("too few values to tell", "muted")
        return
    said = "reached at this pace" if ahead.reached else "not reached at this pace"
    yield page.text(said, "good" if ahead.reached else "alarm")
    yield page.text(f"{show_percent(ahead.expected)} by the end, {show_percent(found.bar)} counts as reached", "muted")
    if untold:
        yield page.text(f"{count(untold, 'key result')} with too few values left as {_they(untold)}", "muted")
    if ahead.finish is not None:
        yield page.text(f"all of these there on {show_day(ahead.finish)}", "muted")


def _they(number: int) -> str:
    return "it is" if number == 1 else "they are"


def _key_result(page: Page, ahead: Forecast) -> Iterator[Line]:
    """Draw the chance beside the title, and below them what comes at this pace, and what pace it would take."""
    label, title = forecast_label(page, ahead), page.text(ahead.key_result.definition.title)
    if page.is_narrow:
        yield from indent([*wrap(title, page.width - _SPACE), *wrap(label, page.width - _SPACE)], _SPACE)
    else:
        room = page.width - _CHANCE - 2 * _SPACE
        yield from indent(beside([([label], _CHANCE), (wrap(title, room), room)]), _SPACE)
    left = 2 * _SPACE
    for row in (outlook_items(page, ahead), pace_items(page, ahead)):
        yield from indent(flow(row, page.between, page.width - left), left)


def _silent(page: Page, result: ForecastResult) -> Iterator[Line]:
    """Draw of which objectives nothing can be told, and why."""
    names = list(result.silent)
    if not names:
        return
    more = f" and {len(names) - _NAMED} more" if len(names) > _NAMED else ""
    said = f"No forecast for {', '.join(names[:_NAMED])}{more}: no open key result there moves a number."
    yield BLANK
    yield from wrap(page.text(said, "muted"), page.width)


def draw_calibration(page: Page, result: CalibrationResult) -> Iterator[Line]:
    """Draw how often what was stated with each confidence came true, and the Brier score."""
    found = result.calibration
    yield from context(page, result.organization or "Confidence", result.as_of, Selection(), (), result.revision)
    yield from page.prose(
        "Confidence stated in the middle of the cycle, against what happened, over closed objectives."
    )
    if not found.counted:
        yield BLANK
        yield from page.prose(_nothing(found))
        return
    yield BLANK
    yield from section(page, "Confidence")
    for view in result.bands:
        if view.band.count:
            yield from _band(page, view)
    yield BLANK
    yield from flow(_sum(page, found), page.between, page.width)


def _nothing(found: Calibration) -> str:
    if found.silent:
        return (
            f"{count(found.silent, 'objective')} closed, and none with a confidence stated by the middle of its cycle."
        )
    return "No objective is closed yet."


def _band(page: Page, view: BandView) -> Iterator[Line]:
    """Draw a band: how many, the share that was achieved as a bar, and on it the confidence that was stated."""
    band = view.band
    drawn = (
        bar(page, view.share, band.stated, min(_BAR, page.width // 2), "plain")
        + gap(1)
        + page.text(show_percent(view.share), "strong")
    )
    name = page.text(f"{show_share(band.low)} to {show_share(band.high)}")
    cases = page.text(f"{band.achieved} of {band.count}")
    stated = page.text(f"stated {show_share(band.stated)}", "muted")
    if page.is_narrow:
        yield from flow([name, cases, stated], gap(_SPACE), page.width)
        yield from indent([drawn], _SPACE)
    else:
        yield from beside([([name], _BAND), ([pad(cases, _CASES)], _CASES), ([drawn], _BAR + 5), ([stated], 0)])


def _sum(page: Page, found: Calibration) -> Iterator[Line]:
    yield page.text(f"Brier score {show_share(found.brier)}", "strong")
    yield page.text("0 is perfect, 0.25 is what saying 0.5 each time earns", "muted")
    yield page.text(f"{count(found.counted, 'objective')} counted", "muted")
    if found.silent:
        yield page.text(f"{found.silent} without a confidence at that time", "muted")
