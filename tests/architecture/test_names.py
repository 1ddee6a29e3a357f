"""Names say what a thing is about, and docstrings say more than the name."""

from __future__ import annotations

import ast
import re
from pathlib import PurePosixPath

from tests.architecture.source import Documented, Module, modules

NO_SUBJECT = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "shared"}
FILLER = set("a an the of to for and or in on is as it its this that with by from return returns".split())


def test_every_module_is_named_for_a_subject() -> None:
    parts = {part for module in modules() for part in PurePosixPath(module.name).with_suffix("").parts}

    assert parts & NO_SUBJECT == set()


def test_every_public_thing_has_a_docstring_that_adds_to_its_name() -> None:
    assert [place for module in modules() for place in silent(module)] == []


def silent(module: Module) -> list[str]:
    """List what is public and says nothing beyond its name."""
    return [f"{module.name}:{node.lineno} {node.name}" for node in exposed(module.tree) if not added_words(node)]


def exposed(parent: ast.Module | ast.ClassDef) -> list[Documented]:
    """List the public functions and classes of a module, with the methods that a class is the first to have."""
    public = [node for node in parent.body if isinstance(node, Documented) and not node.name.startswith("_")]
    original = [node for node in public if isinstance(node, ast.ClassDef) and not node.bases]
    return public + [method for node in original for method in exposed(node)]


def added_words(node: Documented) -> set[str]:
    """Return the words of the docstring that neither the name nor grammar accounts for."""
    said = re.findall(r"[^\W_]+", (ast.get_docstring(node) or "").lower())
    named = re.findall(r"[A-Z]?[a-z]+|[A-Z]+|\d+", node.name)
    return set(said) - FILLER - {word.lower() for word in named}
