"""The documented step that posts the comment, run in its shell with a stand-in for `gh`: that needs no network."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest
from ruamel.yaml import YAML

from okrcli.render.as_markdown.diff import MARK
from tests.ci.composite import Job
from tests.ci.conftest import clone_of, put_okr
from tests.ci.documented import documented
from tests.process import PATIENCE

if TYPE_CHECKING:
    from pathlib import Path

    from tests.repositories import Checkout

GH = """\
import json, os, pathlib, subprocess, sys
here = pathlib.Path(__file__).parent
given = sys.argv[1:]
if "--jq" in given:
    asked = ["jq", "--raw-output", given[given.index("--jq") + 1]]
    listed = (here / "comments.json").read_text()
    sys.exit(0 if listed == "[]" else subprocess.run(asked, input=listed, text=True).returncode)
files = [word.partition("@")[2] for word in given if word.startswith("body=@")]
call = {"call": given, "token": os.environ["GH_TOKEN"], "body": pathlib.Path(files[0]).read_text()}
with (here / "calls").open("a") as calls:
    calls.write(json.dumps(call) + "\\n")
"""
"""Keeps what it was called with; a list is asked for with an expression, which `jq` itself reads."""

OURS = "github-actions[bot]"
COMMENTS = "repos/northwind/goals/issues/7/comments"


def step() -> dict[str, Any]:
    """Return the last step of the documented workflow."""
    text = next(text for _, name, text in documented() if name.endswith("goals-with-comment.yml"))
    found: dict[str, Any] = YAML(typ="safe", pure=True).load(text)["jobs"]["goals"]["steps"][-1]
    return found


def posted(folder: Path, comment: str, standing: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Run the step where these comments stand, and return the calls that change something."""
    (folder / "gh.py").write_text(GH)
    (folder / "gh").write_text(f'#!/bin/sh\nexec {sys.executable} {folder}/gh.py "$@"\n')
    (folder / "gh").chmod(0o755)
    (folder / "comments.json").write_text(json.dumps(standing))
    (folder / "comment.md").write_text(comment)
    own = {"GH_TOKEN": "a-token", "PULL_REQUEST": "7", "COMMENT_FILE": str(folder / "comment.md")}
    given = {name: own.get(name, text) for name, text in step()["env"].items()}
    path = f"{folder}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["bash", "-e", "-c", step()["run"]],
        cwd=folder,
        env=os.environ | given | {"PATH": path, "GITHUB_REPOSITORY": "northwind/goals"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        timeout=PATIENCE,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, "")
    return [json.loads(line) for line in (folder / "calls").read_text().splitlines()]


def test_the_first_push_makes_a_comment_of_what_the_action_wrote(origin: Checkout, tmp_path: Path) -> None:
    (tmp_path / "runner").mkdir()
    put_okr(tmp_path / "runner/okr")
    run = Job(clone_of(origin, tmp_path / "clone").top, tmp_path / "runner", "main", {"path": "goals"})
    run.run(skip=("Install okr",))
    body = run.written("okr-comment.md")

    (call,) = posted(tmp_path, body, [])

    assert call["call"][:4] == ["api", "--method", "POST", COMMENTS]
    assert (call["token"], call["body"]) == ("a-token", body)
    assert body.startswith(f"{MARK}\n")


def test_the_next_push_writes_that_comment_anew_and_no_other(tmp_path: Path) -> None:
    if shutil.which("jq") is None:
        pytest.skip("jq is not installed, which `gh --jq` has inside")
    standing = [
        {"id": 1, "user": {"login": "stranger"}, "body": f"{MARK}\nlooks like ours"},
        {"id": 2, "user": {"login": OURS}, "body": "of another workflow"},
        {"id": 3, "user": {"login": OURS}, "body": f"{MARK}\n\n**1 goal changed**"},
        {"id": 4, "user": {"login": OURS}, "body": f"{MARK}\n\n**2 goals changed**"},
        {"id": 5, "user": {"login": OURS}, "body": f"quotes {MARK}"},
    ]

    (call,) = posted(tmp_path, f"{MARK}\n\nnew\n", standing)

    assert call["call"][:4] == ["api", "--method", "PATCH", "repos/northwind/goals/issues/comments/3"]
    assert call["body"] == f"{MARK}\n\nnew\n"


def test_a_comment_that_is_only_alike_is_left_alone(tmp_path: Path) -> None:
    if shutil.which("jq") is None:
        pytest.skip("jq is not installed, which `gh --jq` has inside")

    (call,) = posted(tmp_path, MARK, [{"id": 1, "user": {"login": "stranger"}, "body": MARK}])

    assert call["call"][:4] == ["api", "--method", "POST", COMMENTS]


def test_it_posts_only_what_is_there_and_from_branches_of_the_repository() -> None:
    condition = step()["if"]

    assert "steps.okr.outputs.comment-file != ''" in condition
    assert "head.repo.full_name == github.repository" in condition
