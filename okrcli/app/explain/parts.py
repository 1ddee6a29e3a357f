"""What explanations are made of: inputs with their lines, thresholds from okr.yaml, and numbers put into formulas."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

from okrcli.diagnostics import Place
from okrcli.folder import WORKSPACE_FILE
from okrcli.quantity import format_quantity
from okrcli.results.show import Input
from okrcli.results.source import SourceLine
from okrcli.scoring.status import DOUBTFUL, EARLY, SURE

if TYPE_CHECKING:
    from decimal import Decimal

    from okrcli.app.session import Session
    from okrcli.scoring.scorecard import Observation

UNKNOWN = "unknown"


def write(number: Decimal | Fraction | int | None, unit: str | None = None) -> str:
    """Write a number into a formula, to six significant digits; a negative one in brackets."""
    text = say(number, unit)
    return f"({text})" if text.startswith("-") else text


def say(number: Decimal | Fraction | int | None, unit: str | None = None) -> str:
    """Write a number that stands by itself, to six significant digits."""
    return UNKNOWN if number is None else format_quantity(Fraction(number), unit, digits=6)


def observed(session: Session, name: str, seen: Observation | None, unit: str | None) -> Input:
    """Return an observation as an input, with the day that it is true of."""
    if seen is None:
        return Input(name, None, unit, None)
    if seen.line is not None:
        return Input(f"{name} ({seen.at})", seen.value, unit, SourceLine(seen.path, seen.line))
    return Input(f"{name} ({seen.at})", seen.value, unit, session.source_of(seen.where))


def threshold(session: Session, name: str, value: Decimal, *pointer: str) -> Input:
    """Return a threshold with its line in okr.yaml; without one where it is the default."""
    return Input(name, value, None, _setting(session, pointer))


def _setting(session: Session, pointer: tuple[str, ...]) -> SourceLine | None:
    """Return the line of a setting that okr.yaml gives."""
    place = Place(WORKSPACE_FILE, pointer)
    holder = Place(WORKSPACE_FILE, pointer[:-1])
    source = session.loaded.sources[WORKSPACE_FILE]
    # What is not there resolves to what holds it, so that a setting stands there only where its span differs.
    stands = source.span(place) != source.span(holder)
    return SourceLine(WORKSPACE_FILE, source.span(place).line) if stands else None


def pace_thresholds(session: Session) -> tuple[Input, ...]:
    """Return what a goal with a plan is judged by."""
    pace = session.config.scoring.pace
    return (
        Input("too early below a plan of", EARLY, None, None),
        threshold(session, "on track from", pace.on_track, "scoring", "pace", "on_track"),
        threshold(session, "behind from", pace.behind, "scoring", "pace", "behind"),
    )


def confidence_thresholds() -> tuple[Input, ...]:
    """Return what a goal without a plan is judged by."""
    return (
        Input("on track from a confidence of", SURE, None, None),
        Input("behind from a confidence of", DOUBTFUL, None, None),
    )


def bar_threshold(session: Session, bar: Decimal) -> Input:
    """Return the progress that counts as achieved once time is up."""
    if bar == 1:
        return Input("achieved at the end from (committed)", bar, None, None)
    return threshold(session, "achieved at the end from (aspirational)", bar, "scoring", "grade", "green")
