"""Words that `okr explain` knows, and that what it says of noise is what was measured."""

from __future__ import annotations

import re
from pathlib import Path
from pkgutil import iter_modules
from typing import TYPE_CHECKING

import pytest

from okrcli.app.explain import topics
from okrcli.app.explain.subject import explain
from okrcli.app.explain.topics import explain_topic
from okrcli.results.show import NumberExplanation
from okrcli.results.topics import Topic
from okrcli.store.directory import NoWorkspaceError
from tests.app.opened import opened
from tests.scoring.noise import measure_noise

if TYPE_CHECKING:
    from okrcli.app.session import Session


def no_workspace() -> Session:
    raise NoWorkspaceError(Path())


@pytest.mark.parametrize("word", [module.name for module in iter_modules(topics.__path__)])
def test_a_word_is_explained_without_a_workspace(word: str) -> None:
    found = explain(word.upper(), no_workspace)

    assert isinstance(found, Topic)
    assert found.name == word
    assert found.documentation.splitlines()[0].endswith((".", ":"))
    assert "\n\n" in found.documentation


def test_a_kpi_of_that_name_goes_before_the_word() -> None:
    files = {"okr.yaml": "version: 1\n", "kpis/forecast.yaml": "name: F\nowner: lead\ncadence: weekly\n"}

    assert isinstance(explain("forecast", lambda: opened(files)), NumberExplanation)
    assert isinstance(explain("signal", lambda: opened(files)), Topic)


def test_what_is_said_of_noise_is_what_a_simulation_measures() -> None:
    topic = explain_topic("signal")
    assert topic is not None
    text = " ".join(topic.documentation.split())
    found = re.search(
        r"with a value a week, ([\d.]+) show a signal .* on any one day ([\d.]+) of the 30 do. "
        r"With a value a month it is ([\d.]+) in the year and ([\d.]+) on any one day",
        text,
    )
    weekly, monthly = measure_noise(52), measure_noise(12)

    assert found is not None
    measured = (weekly.some_time, weekly.one_day, monthly.some_time, monthly.one_day)
    assert found.groups() == tuple(f"{float(share):.1f}" for share in measured)
