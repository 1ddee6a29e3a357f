"""A kept answer is one to the same environment: every variable that okr reads is part of the call, or cannot matter."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING

from okrcli.cache.surroundings import PREFIXES, VARIABLES
from tests.architecture.source import modules

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.architecture.source import Module

READING = {"get", "pop", "__getitem__"}
WITHOUT_EFFECT = {
    "XDG_CACHE_HOME": "says where answers are kept, not what they are",
    "_OKR_COMPLETE": "completes a command and ends there: no workspace is opened",
    "LC_ALL": "the language of a commit's hooks; what only looks runs none, and git speaks English to it",
    "LANGUAGE": "as LC_ALL",
}
"""Variables that are read and are no part of a call, each with the reason."""

COMPUTED = {
    "okrcli/cache/repository.py": "each variable of settings that were typed to git",
    "okrcli/cache/surroundings.py": "those that are part of a call",
    "okrcli/cli/summary.py": "the summary of a job, which is written to: such a call is not kept",
    "okrcli/vcs/author.py": "GIT_AUTHOR_NAME and GIT_AUTHOR_EMAIL",
    "okrcli/vcs/base.py": "what CI systems call the base; all names stand in that module",
    "okrcli/vcs/git.py": "those that another git has set are taken away for a call of ours, and put back",
}
"""Modules that read variables by a name that is computed, and which those are."""

ELSEWHERE = {"CI_MERGE_REQUEST_DIFF_BASE_SHA", "GITHUB_BASE_REF", "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL"}


def environments(module: Module) -> Iterator[ast.AST]:
    """Yield each place where the environment as such is named: `os.environ`, or a parameter that stands for it."""
    for node in ast.walk(module.tree):
        if (isinstance(node, ast.Attribute) and node.attr in {"environ", "environb"}) or (
            isinstance(node, ast.Name) and node.id in {"environ", "environment"} and isinstance(node.ctx, ast.Load)
        ):
            yield node


def parents(module: Module) -> dict[ast.AST, ast.AST]:
    return {child: node for node in ast.walk(module.tree) for child in ast.iter_child_nodes(node)}


def named(place: ast.AST, above: dict[ast.AST, ast.AST]) -> str | None:
    """Return the literal name of the variable that is read at a place; None where it is computed."""
    around = above[place]
    key: ast.expr | None = None
    if isinstance(around, ast.Subscript):
        key = around.slice
    elif isinstance(around, ast.Attribute) and around.attr in READING and isinstance(above[around], ast.Call):
        call = above[around]
        key = call.args[0] if isinstance(call, ast.Call) and call.args else None
    elif isinstance(around, ast.Compare):
        key = around.left
    return key.value if isinstance(key, ast.Constant) and isinstance(key.value, str) else None


def read() -> list[tuple[str, str | None]]:
    """List every place where a variable is read: the module, and the name where it stands there."""
    found = []
    for module in modules():
        above = parents(module)
        found += [(module.name, named(place, above)) for place in environments(module)]
        functions = (node for node in ast.walk(module.tree) if isinstance(node, ast.Attribute))
        found += [(module.name, None) for node in functions if node.attr in {"getenv", "expandvars"}]
    return found


def is_part_of_a_call(name: str) -> bool:
    return name in VARIABLES or name.startswith(PREFIXES)


def test_every_variable_that_is_read_is_part_of_a_call_or_cannot_matter() -> None:
    names = {name for _, name in read() if name is not None}

    assert {"HOME", "COLUMNS", "OKR_USER", "GITHUB_ACTIONS", "XDG_CACHE_HOME"} <= names
    assert {name for name in names if not is_part_of_a_call(name)} == WITHOUT_EFFECT.keys() & names
    assert names & WITHOUT_EFFECT.keys() | {"LC_ALL", "LANGUAGE"} == WITHOUT_EFFECT.keys()


def test_names_that_are_computed_are_known_too() -> None:
    assert {module for module, name in read() if name is None} == COMPUTED.keys()
    assert all(is_part_of_a_call(name) for name in ELSEWHERE)


def test_all_that_looks_like_a_variable_of_a_ci_system_is_part_of_a_call() -> None:
    """The names in `vcs.base` stand apart from where they are read."""
    (base,) = (module for module in modules() if module.name == "okrcli/vcs/base.py")
    texts = {
        node.value for node in ast.walk(base.tree) if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    variables = {text for text in texts if text.isupper() and "_" in text}

    assert {"GITHUB_BASE_REF", "CHANGE_TARGET", "BITBUCKET_PR_DESTINATION_BRANCH"} <= variables
    assert all(is_part_of_a_call(name) for name in variables)
