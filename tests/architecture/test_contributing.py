"""The picture of the house and the reasons for what it is built from, kept true."""

from __future__ import annotations

import re
import tomllib

from packaging.requirements import Requirement

from tests.architecture.source import PACKAGE
from tests.process import ROOT

TEXT = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def test_the_picture_names_every_package_and_module() -> None:
    picture = TEXT.partition("okrcli/\n")[2].partition("```")[0]
    names = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").is_file()}

    drawn = re.findall(r"(?:^ {4}|(?<=\S) {2,})([a-z_]+)(?= {2,})", picture, re.MULTILINE)
    assert sorted(drawn) == sorted(names - {"__init__"})


def test_the_table_names_every_layer_of_the_contract() -> None:
    rows = "".join(re.findall(r"^\| (`.*?) \|", TEXT.partition("| row |")[2].partition("\n\n")[0], re.MULTILINE))
    layers = PROJECT["tool"]["importlinter"]["contracts"][0]["layers"]

    named = re.findall(r"`(\w+)`", re.sub(r"\(.*?\)", "", rows))
    assert named == [name for layer in layers for name in layer.split(" | ")]


def test_every_dependency_has_its_reason() -> None:
    explained = re.findall(r"^\| `([\w.]+)` \|", TEXT.partition("## Dependencies")[2], re.MULTILINE)

    assert explained == [Requirement(text).name for text in PROJECT["project"]["dependencies"]]
