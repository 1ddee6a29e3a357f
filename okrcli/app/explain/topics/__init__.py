"""The words that `okr explain` knows besides rules and goals; each module's docstring is what it says of its word."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.app.explain.topics import (
    calibration,
    confidence,
    forecast,
    grade,
    health,
    loop,
    plan,
    progress,
    series,
    signal,
    status,
)
from okrcli.results.topics import Topic

if TYPE_CHECKING:
    from types import ModuleType

_MODULES: dict[str, ModuleType] = {
    "progress": progress,
    "plan": plan,
    "status": status,
    "confidence": confidence,
    "grade": grade,
    "health": health,
    "loop": loop,
    "series": series,
    "signal": signal,
    "forecast": forecast,
    "calibration": calibration,
}
"""In the order in which they build on each other."""


def explain_topic(word: str) -> Topic | None:
    """Return what a word means; None where it is no topic."""
    module = _MODULES.get(word.lower())
    return None if module is None else Topic(word.lower(), (module.__doc__ or "").strip())
