"""The JSON Schemas agree with the models wherever a schema can tell."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator

from okrcli.diagnostics import Problem
from okrcli.model.schema import KINDS, json_schema
from okrcli.model.validation import validate
from okrcli.node import Quoted
from okrcli.store.layout import FileKind, kind_of
from okrcli.syntax.parse import parse

if TYPE_CHECKING:
    from collections.abc import Iterator

    from okrcli.node import Node

ROOT = Path(__file__).resolve().parents[2]
FOLDERS = ("examples", "tests/rules/samples")
SCHEMAS = {kind: Draft202012Validator(json_schema(kind)) for kind in KINDS}

_NUMBER = re.compile(r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?")

BLIND = {
    # What a model finds and no schema can, by what the model says of it.
    "is in quotes, and so it is text",
    "cannot both hold of one day",
    "is no day of the calendar",
    "lies over",
    "is measured in one way",
    "means nothing",
    "one `rollup` at most",
    "both say where to go",
    "the key `baseline` is missing",
    "the key `target` is missing",
    "a limit is one of",
    "a limit with",
    "are more than the most",
    "nothing is said here",
    "is no id",
    "formula",
    "the key `numerator` is missing",
    "the key `denominator` is missing",
    "`watch` wants",
    "adds up the amounts of a flow",
    "`scale` belongs to a ratio",
    "are two series",
}


def seen_by_editors(node: Node) -> Any:  # noqa: ANN401 - JSON
    """Return what an editor's YAML 1.2 reader makes of a document."""
    match node:
        case dict():
            return {key: seen_by_editors(value) for key, value in node.items()}
        case list():
            return [seen_by_editors(item) for item in node]
        case Quoted() | None:
            return node
        case "true" | "false":
            return node == "true"
        case str():
            return _number(node) if _NUMBER.fullmatch(node) else node


def _number(text: str) -> int | float:
    number = float(text)
    return int(number) if number.is_integer() else number


def files() -> Iterator[tuple[Path, str]]:
    """Iterate over every file of the examples and samples that a schema describes, with its kind."""
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.yaml")):
            kind = _kind(path)
            if kind is not None and path.is_file() and not path.is_symlink():
                yield path, kind


def _kind(path: Path) -> str | None:
    """Return the kind of a file by its path below the nearest folder with an `okr.yaml`."""
    for folder in path.parents:
        if (folder / "okr.yaml").exists():
            kind = kind_of(path.relative_to(folder).as_posix())
            return None if kind in {FileKind.OTHER, FileKind.MISPLACED} else kind.value
    return None


@pytest.mark.parametrize(("path", "kind"), [pytest.param(*item, id=str(item[0].relative_to(ROOT))) for item in files()])
def test_schema_and_model_agree(path: Path, kind: str) -> None:
    """What the schema rejects the model rejects; and the other way round, where the schema is not blind to it."""
    document = parse("x.yaml", path.read_bytes())
    if isinstance(document, Problem):
        return
    validated = validate(KINDS[kind], "x.yaml", document.data)
    accepted = SCHEMAS[kind].is_valid(seen_by_editors(document.data))

    if not accepted:
        assert validated.problems != ()
    for problem in validated.problems:
        assert not accepted or any(blind in problem.message for blind in BLIND), problem


@pytest.mark.parametrize("kind", KINDS)
def test_every_key_is_described(kind: str) -> None:
    """An editor shows a description for each key, and the schema is a valid one of its own dialect."""
    schema = json_schema(kind)
    Draft202012Validator.check_schema(schema)
    assert json.loads(json.dumps(schema)) == schema
    for name, model in {kind: schema, **schema.get("$defs", {})}.items():
        for key, field in model.get("properties", {}).items():
            assert field.get("description"), f"{name}.{key}"
    assert any("examples" in field for field in schema["properties"].values())


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("objective", "title: T\nowner: o\nkey_results: []\nfoo: 1\n"),
        ("objective", "title: T\nowner: o\n"),
        ("objective", "title: T\nowner: A B\nkey_results: []\n"),
        ("objective", "title: T\nowner: o\nkey_results:\n  - {id: a, title: A, baseline: 0, target: 1, weight: -1}\n"),
        ("objective", "title: T\nowner: o\nkey_results:\n  - {id: a, title: A, baseline: 0, target: +1k}\n"),
        ("objective", "title: T\nowner: o\nkey_results:\n  - {id: a, title: A, baseline: 0, target: }\n"),
        ("kpi", "name: K\nowner: o\ncadence: wekly\n"),
        ("kpi", "name: K\nowner: o\ncadence: weekly\nbounds: [0]\n"),
        ("kpi", "name: K\nowner: o\ncadence: weekly\nformula: 12\n"),
        ("objective", "title: T\nowner: o\nkey_results:\n  - {id: a, title: A, milestones: []}\n"),
        ("checkin", "updates: {a: chicago}\n"),
        ("checkin", "updates: {a: {confidence: 7}}\n"),
        ("checkin", "updates: {a: {reached: chicago}}\n"),
        ("workspace", "version: 2\n"),
        ("workspace", "version: 1\nteams: {Bad Team: {}}\n"),
        ("workspace", "version: 1\ncurrency: dollars\n"),
    ],
)
def test_the_schema_rejects_what_it_can_see(kind: str, text: str) -> None:
    """An editor marks these as they are typed, and the model agrees."""
    document = parse("x.yaml", text.encode())
    assert not isinstance(document, Problem)
    assert not SCHEMAS[kind].is_valid(seen_by_editors(document.data))
    assert validate(KINDS[kind], "x.yaml", document.data).problems != ()


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("workspace", "version: 1\nteams: {1e5: {}, true: {name: 2026}}\n"),
        ("objective", "title: 2026\nowner: 1e-5\nkey_results:\n  - {id: 7, title: true, milestones: [1, b]}\n"),
        ("kpi", "name: K\nowner: o\ncadence: weekly\nbounds: [0, null]\nunit: '%'\n"),
        ("checkin", "updates: {a: 5, b: 43 min, c: done, d: {reached: {x: null, y: 2026-11-20}}}\n"),
    ],
)
def test_the_schema_accepts_what_only_looks_odd(kind: str, text: str) -> None:
    """An editor's reader makes numbers and switches of ids and texts that look so."""
    document = parse("x.yaml", text.encode())
    assert not isinstance(document, Problem)
    assert list(SCHEMAS[kind].iter_errors(seen_by_editors(document.data))) == []
    assert validate(KINDS[kind], "x.yaml", document.data).problems == ()
