"""The bench's own command line, and what it prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.bench.ground import Ground, Scale
from tests.bench.measure import MeasureError, Rounds
from tests.bench.run import SUBJECTS, Options, parse_options, print_rows
from tests.bench.table import Row

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SMALL = Scale(sizes=(6,))


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ([], Options(tuple(SUBJECTS), Scale(), profile=False)),
        (["--only", "warm, start"], Options(("start", "warm"), Scale(), profile=False)),
        (["--sizes", "1000,100,100"], Options(tuple(SUBJECTS), Scale(sizes=(100, 1000)), profile=False)),
        (["--quick"], Options(tuple(SUBJECTS), Scale(pairs=3), profile=False)),
        (["--profile"], Options(tuple(SUBJECTS), Scale(sizes=(1000,)), profile=True)),
        (["--profile", "--sizes", "50"], Options(tuple(SUBJECTS), Scale(sizes=(50,)), profile=True)),
    ],
)
def test_options_are_read(typed: list[str], meant: Options) -> None:
    assert parse_options(typed) == meant


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        (["--only", "warm,hot"], "no subject is called hot: there are start, cold, warm,"),
        (["--sizes", "100,many"], "`100,many` is no list of numbers, such as 100,1000"),
        (["--sizes", "0,100"], "a workspace has at least one objective"),
    ],
)
def test_what_cannot_be_measured_is_refused(typed: list[str], said: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit):
        parse_options(typed)

    assert said in capsys.readouterr().err


def test_large_workspaces_are_measured_less_often() -> None:
    full = Scale()

    assert [full.rounds(100), full.rounds(1_000), full.rounds(10_000)] == [Rounds(9), Rounds(9), Rounds(3, 0)]
    assert [full.slow_rounds(1_000), full.slow_rounds(10_000)] == [Rounds(3), Rounds(1, 0)]


def test_rows_are_printed_below_their_subjects(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def measured(ground: Ground) -> Iterator[Row]:
        assert ground.scale == SMALL
        yield Row("long / short", 3, 2)

    monkeypatch.setitem(SUBJECTS, "warm", measured)

    assert not print_rows(["warm"], Ground(tmp_path, SMALL))
    assert [" ".join(shown.split()) for shown in capsys.readouterr().out.split("\n")] == [
        "measured goal verdict",
        "warm",
        "long / short 3.00 ≤ 2 MISSED",
        "",
        "1 rows: 0 of 1 goals reached",
        "long / short 3.00 ≤ 2 MISSED",
        "",
    ]


def test_a_process_that_fails_takes_no_other_subject_with_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def failing(_ground: Ground) -> Iterator[Row]:
        yield Row("known", 1)
        raise MeasureError(("okr", "status"), 70, b"a crash")

    monkeypatch.setitem(SUBJECTS, "start", failing)
    monkeypatch.setitem(SUBJECTS, "warm", lambda _ground: iter([Row("known too", 1, 2)]))

    assert print_rows(["start", "warm"], Ground(tmp_path, SMALL))
    assert [" ".join(shown.split()) for shown in capsys.readouterr().out.split("\n")][1:7] == [
        "start",
        "known 1.00",
        "start: what is missing here not measured: exit 70 from okr status: a crash",
        "warm",
        "known too 1.00 ≤ 2 reached",
        "",
    ]
