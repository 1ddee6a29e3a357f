"""Words with their symbols and colours, and numbers with their units, as every view says them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.diagnostics import Severity
from okrcli.render.numbers import show_percent, show_quantity
from okrcli.scoring.scorecard import Health, Status

if TYPE_CHECKING:
    from fractions import Fraction

    from okrcli.model.placed import Range
    from okrcli.quantity import Exact
    from okrcli.render.terminal.blocks import Line
    from okrcli.render.terminal.page import Page

STATUS_STYLES = {
    Status.MISSED: "alarm",
    Status.AT_RISK: "alarm",
    Status.BEHIND: "caution",
    Status.NO_DATA: "caution",
    Status.TOO_EARLY: "early",
    Status.ON_TRACK: "good",
    Status.ACHIEVED: "good",
    Status.UPCOMING: "muted",
    Status.CLOSED: "muted",
    Status.DROPPED: "muted",
}
"""The colour of each status, the worst first."""

HEALTH_STYLES = {
    Health.BREACHED: "alarm",
    Health.RECOVERING: "caution",
    Health.WATCH: "caution",
    Health.HEALTHY: "good",
    Health.NO_DATA: "caution",
    Health.NO_TARGET: "muted",
}
"""The colour of each health, the worst first."""

SEVERITY_STYLES = {Severity.ERROR: "alarm", Severity.WARNING: "caution", Severity.INFO: "muted"}
"""The colour of each severity."""

STATUS_WIDTH = 11
"""The cells of the longest status with its symbol."""

HEALTH_WIDTH = 12
"""The cells of the longest health with its symbol."""


def said(word: Status | Health) -> str:
    """Return a status or a health as people say it."""
    return str(word.value).replace("_", " ")


def status_label(page: Page, status: Status) -> Line:
    """Return the symbol and the word of a status."""
    return page.text(f"{page.glyphs.statuses[status]} {said(status)}", STATUS_STYLES[status])


def health_label(page: Page, health: Health) -> Line:
    """Return the symbol and the word of a KPI's health."""
    return page.text(f"{page.glyphs.healths[health]} {said(health)}", HEALTH_STYLES[health])


def flags(page: Page, *, stale: bool, late: bool = False) -> tuple[Line, ...]:
    """Return what stands beside a status, a word each."""
    named = (("stale", stale), ("late", late))
    return tuple(page.text(word, "caution") for word, raised in named if raised)


def progress_label(raw: Fraction | None, progress: Fraction | None) -> str:
    """Return progress as a percentage; where it was clamped, the percentage that it was clamped from."""
    return show_percent(progress if raw is None else raw)


def from_to(page: Page, start: Exact | None, end: Exact | None, unit: str | None) -> str:
    """Return `43 → 30 min`: a unit that is a word is said once."""
    first = without_unit(show_quantity(start, unit), unit)
    return f"{first} {page.glyphs.arrow} {show_quantity(end, unit)}"


def without_unit(shown: str, unit: str | None) -> str:
    """Return a shown quantity without a unit that is a word, where that word is said elsewhere; `%` and `$` stay."""
    return shown if unit is None else shown.removesuffix(f" {unit}")


def limit_label(page: Page, limit: Range, unit: str | None) -> str:
    """Return a limit with its sign: `≤ 30 min`, `≥ 75`, `4 to 6 days`."""
    if limit.low is None:
        return f"{page.glyphs.at_most} {show_quantity(limit.high, unit)}"
    if limit.high is None:
        return f"{page.glyphs.at_least} {show_quantity(limit.low, unit)}"
    return f"{without_unit(show_quantity(limit.low, unit), unit)} to {show_quantity(limit.high, unit)}"


def call(page: Page, command: str) -> Line:
    """Return a command to type."""
    return page.text(f"{page.glyphs.arrow} ", "muted") + page.text(command, "call")


def short_id(whole: str) -> str:
    """Return an id without its cycle: `delight-customers/csat`."""
    return whole.partition("/")[2] or whole
