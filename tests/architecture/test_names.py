"""Names say what a thing is about, each of one thing only, and docstrings say more than the name."""

from __future__ import annotations

import ast
import re
from collections import defaultdict
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from tests.architecture.source import Documented, Module, modules

if TYPE_CHECKING:
    from collections.abc import Iterator

NO_SUBJECT = {"utils", "util", "helpers", "helper", "common", "misc", "tools", "shared"}
FILLER = set("a an the of to for and or in on is as it its this that with by from return returns".split())


def test_every_module_is_named_for_a_subject() -> None:
    parts = {part for module in modules() for part in PurePosixPath(module.name).with_suffix("").parts}

    assert parts & NO_SUBJECT == set()


def test_one_name_means_one_thing() -> None:
    """Two formats may each have a `render_status`; a class or an alias of types is told by nothing but its name."""
    homes: defaultdict[str, list[str]] = defaultdict(list)
    for module in modules():
        for name in kinds(module.tree):
            homes[name].append(module.name)

    assert {name: places for name, places in homes.items() if len(places) > 1} == {}


def kinds(tree: ast.Module) -> Iterator[str]:
    """Yield the public classes and aliases of types that a module defines."""
    for node in tree.body:
        names = [node.name] if isinstance(node, ast.ClassDef) else assigned(node)
        yield from (name for name in names if re.fullmatch(r"[A-Z]\w*[a-z]\w*", name))


def assigned(node: ast.stmt) -> list[str]:
    """Return the names that a statement gives to values."""
    targets = node.targets if isinstance(node, ast.Assign) else [node.target] if isinstance(node, ast.AnnAssign) else []
    return [target.id for target in targets if isinstance(target, ast.Name)]


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
