"""Mutated examples: whatever a hand or a bad merge does to a file, loading, checking and scoring answer."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st

from okrcli.rules.engine import check
from okrcli.rules.settings import RuleOptions
from okrcli.scoring.score import score
from okrcli.store.load import load
from okrcli.tree import MemoryTree

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DAY = date(2026, 11, 20)
EVERY_GROUP = RuleOptions(groups=frozenset(range(10)))

ODD = (
    "", "\n", "\t", ":", ": ", "- ", "#", " #x", "'", '"', "{", "}", "[", "]", ",", "&a", "*a", "!t", "|", ">", "%",
    "@", "---\n", "...\n", "<<: ", "? ", "null", "true", "2026", "2026-02-30", "-1", "1e9", "40%", "$50M", "0", "nan",
    "first", "99999999999999999999999999999999", "\0", "\x1b", "\u202e", "\ufeff", "\ud7ff", "é", "😀", "\r",
    "<<<<<<< HEAD\n",
)  # fmt: skip


@cache
def example(name: str) -> dict[str, bytes]:
    """Return the files of an example."""
    root = EXAMPLES / name
    files = (path for path in sorted(root.rglob("*")) if path.is_file() and path.suffix in {".yaml", ".csv"})
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


@st.composite
def mutated(draw: st.DrawFn) -> dict[str, bytes]:
    """Draw an example with one file changed in one to three places."""
    files = dict(example(draw(st.sampled_from(["northwind", "solo"]))))
    path = draw(st.sampled_from(sorted(files)))
    text = files[path].decode()
    for _ in range(draw(st.integers(1, 3))):
        text = _mutate(draw, text)
    return files | {path: text.encode(errors="surrogatepass")}


def _mutate(draw: st.DrawFn, text: str) -> str:
    lines = text.split("\n")
    first, second = (draw(st.integers(0, len(lines) - 1)) for _ in range(2))
    column = draw(st.integers(0, len(lines[first])))
    line = lines[first]
    match draw(st.sampled_from(["insert", "cut", "delete", "swap", "indent", "double", "value"])):
        case "insert":
            lines[first] = line[:column] + draw(st.sampled_from(ODD)) + line[column:]
        case "cut":
            lines[first] = line[:column]
        case "delete":
            del lines[first]
        case "swap":
            lines[first], lines[second] = lines[second], lines[first]
        case "indent":
            lines[first] = " " * draw(st.integers(0, 12)) + line.lstrip()
        case "double":
            lines.insert(second, line)
        case _:
            lines[first] = f"{line.partition(':')[0]}: {draw(st.sampled_from(ODD))}"
    return "\n".join(lines)


@given(mutated())
def test_a_mutated_example_is_answered(files: dict[str, bytes]) -> None:
    """No exception, every finding inside its file, and scores for what could be read."""
    loaded = load(MemoryTree(files))
    result = check(loaded, EVERY_GROUP, DAY, DAY)

    for found in result.findings:
        assert found.message
        assert found.help
        lines = files.get(found.location.path, b"").count(b"\n") + 2
        assert 1 <= found.location.span.line <= found.location.span.end_line <= lines
    if loaded.workspace is not None:
        scorecard = score(loaded.workspace, DAY)
        assert set(scorecard.objectives) == set(loaded.workspace.objectives)
