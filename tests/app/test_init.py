"""A new workspace passes every check, shows something to look at, and overwrites nothing."""

from __future__ import annotations

import json
import re
from datetime import date
from typing import TYPE_CHECKING

import pytest
from jsonschema import Draft202012Validator

from okrcli.app.init import init
from okrcli.app.session import Clock, open_session
from okrcli.app.status import status
from okrcli.app.validate import validate
from okrcli.errors import OkrError
from okrcli.results.init import InitResult
from okrcli.results.status import Selection
from okrcli.rules.settings import RuleOptions
from tests.app.opened import NORTHWIND

if TYPE_CHECKING:
    from pathlib import Path

TODAY = date(2026, 11, 22)
EDITOR_LINE = re.compile(r"# yaml-language-server: \$schema=(\S+)")


def files_of(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def test_it_writes_an_objective_a_kpi_and_a_check_in(tmp_path: Path) -> None:
    result = init(tmp_path / "goals", TODAY, example=False)

    objective = "objectives/first-steps/steer-by-goals.yaml"
    files = ("okr.yaml", objective, "kpis/fresh-goals.yaml", "checkins/first-steps/2026-11-22-me.yaml")
    assert result == InitResult(str(tmp_path / "goals"), files, 4, objective)
    schemas = {f".okr/schema/{kind}.json" for kind in ("objective", "kpi", "checkin", "workspace")}
    assert files_of(tmp_path / "goals") == set(files) | schemas


@pytest.mark.parametrize("today", [date(2026, 1, 1), TODAY, date(2026, 12, 31), date(2028, 2, 29)])
def test_what_it_writes_has_no_findings_and_nothing_is_behind(tmp_path: Path, today: date) -> None:
    """On whatever day one begins, also by the rules of the day."""
    init(tmp_path, today, example=False)

    session = open_session(tmp_path, Clock(today, today))
    seen = status(session, Selection())

    assert validate(session, RuleOptions(select=("5", "7"))).findings == ()
    assert seen.attention == ()
    assert [view.score.status.value for view in seen.objectives] == ["on_track"]
    assert [view.score.loop.value for view in seen.kpis] == ["being_moved"]


@pytest.mark.parametrize("example", [False, True])
def test_every_yaml_file_leads_editors_to_its_schema(tmp_path: Path, example: bool) -> None:  # noqa: FBT001
    """The path is relative and the schema is there, so it works offline and in every clone."""
    init(tmp_path, TODAY, example=example)

    kinds = {"okr.yaml": "workspace", "objectives": "objective", "kpis": "kpi", "checkins": "checkin"}
    for path in tmp_path.rglob("*.yaml"):
        first = path.read_text(encoding="utf-8").partition("\n")[0]
        match = EDITOR_LINE.fullmatch(first)
        assert match is not None, path
        schema = (path.parent / match[1]).resolve()
        assert schema.name == f"{kinds[path.relative_to(tmp_path).parts[0]]}.json"
        Draft202012Validator.check_schema(json.loads(schema.read_text(encoding="utf-8")))


def test_the_example_is_copied_whole(tmp_path: Path) -> None:
    result = init(tmp_path, TODAY, example=True)

    assert set(result.files) == {path for path in files_of(NORTHWIND) if path.endswith((".yaml", ".csv"))}
    assert result.edit is None
    session = open_session(tmp_path, Clock(TODAY, TODAY))
    assert session.as_of == date(2026, 11, 20)
    assert validate(session, RuleOptions()).findings == ()


def test_nothing_is_overwritten(tmp_path: Path) -> None:
    (tmp_path / "kpis").mkdir()
    (tmp_path / "kpis" / "fresh-goals.yaml").write_text("mine", encoding="utf-8")
    (tmp_path / "okr.yaml").symlink_to("nowhere")

    with pytest.raises(OkrError) as error:
        init(tmp_path, TODAY, example=False)

    assert error.value.message == f"{tmp_path} has okr.yaml, kpis/fresh-goals.yaml already"
    assert files_of(tmp_path) == {"kpis/fresh-goals.yaml"}


def test_it_writes_all_or_nothing_and_names_what_stands_in_the_way(tmp_path: Path) -> None:
    (tmp_path / "objectives").write_text("a file", encoding="utf-8")

    with pytest.raises(OkrError) as error:
        init(tmp_path, TODAY, example=False)

    assert error.value.message.startswith("cannot write objectives: something that is no folder")
    assert files_of(tmp_path) == {"objectives"}


def test_a_folder_that_cannot_be_is_named_with_the_cause(tmp_path: Path) -> None:
    (tmp_path / "goals").write_text("a file", encoding="utf-8")

    with pytest.raises(OkrError) as error:
        init(tmp_path / "goals" / "deep", TODAY, example=False)

    assert error.value.message.startswith(f"cannot write {tmp_path / 'goals' / 'deep'}: not a directory")


@pytest.mark.parametrize("inner", ["deep", "deep/new"])
def test_a_workspace_does_not_begin_inside_another(tmp_path: Path, inner: str) -> None:
    """It would hide the outer one from there on."""
    init(tmp_path, date(2026, 11, 22), example=False)
    (tmp_path / "deep").mkdir()

    with pytest.raises(OkrError, match="lies inside the workspace"):
        init(tmp_path / inner, date(2026, 11, 22), example=False)
