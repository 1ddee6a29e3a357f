"""Random values written as YAML in a random hand: indents, quotes, brackets, comments, line ends."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from hypothesis import strategies as st

from okrcli.node import Quoted

if TYPE_CHECKING:
    from random import Random

    from okrcli.diagnostics import Pointer
    from okrcli.node import Node

PLAIN = re.compile(r"[A-Za-z0-9.$€é目][\w.$%€é目-]*(?: [\w.$%€é目/()-]+)*", re.ASCII)
_BLANK = re.compile(r"(?<=\S) (?=\S)")
_IN_BRACKETS = 60
"""The column of what goes on below within brackets: further in than any block."""

NULLS = ("", "~", "null", "Null", "NULL")
LETTERS = "abcXYZ019 .:#-?,[]{}'\"\\&*!%|>@`~=/\t€é目😀👩"
TEXT = st.text(st.sampled_from(LETTERS), max_size=12) | st.from_regex(PLAIN, fullmatch=True)
NODES: st.SearchStrategy[Node] = st.recursive(
    st.none() | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXT.filter(bool), inner, max_size=4),
    max_leaves=12,
)
"""Values without a hand: which texts become `Quoted` depends on how they are written."""


@dataclass(slots=True)
class Written:
    """The text so far, what it stands for, and the text of every value and key in it."""

    random: Random
    line_end: str
    text: str = ""
    values: dict[Pointer, tuple[int, int]] = field(default_factory=dict)
    keys: dict[Pointer, tuple[int, int]] = field(default_factory=dict)

    def put(self, text: str) -> None:
        """Write a text on the line."""
        self.text += text

    def end_line(self) -> None:
        """End the line, now and then behind a comment, and now and then leave lines empty."""
        # Behind a dash libyaml takes no tab, and so okr takes none.
        tabbed = " # x" if self.text.endswith("-") else "\t# tabbed"
        self.put(self.random.choice(["", "", "", " ", ' # a comment: "it\'s" [here', tabbed]) + self.line_end)
        self.put(self.random.choice(["", "", "", self.line_end, f"   {self.line_end}", f"# aside{self.line_end}"]))

    def chance(self, share: float) -> bool:
        """Return True as often as `share` says."""
        return self.random.random() < share


def write(node: Node, random: Random) -> tuple[Written, Node]:
    """Write a document and return it with the values that a reader must find."""
    out = Written(random, random.choice(["\n", "\n", "\r\n"]))
    out.put(random.choice(["", "", f"---{out.line_end}", f"# first{out.line_end}"]))
    expected = _block(out, node, indent=0, pointer=(), own_line=True)
    return out, expected


def _block(out: Written, node: Node, indent: int, pointer: Pointer, *, own_line: bool) -> Node:
    """Write a value in block context, at a line's start or behind a colon or dash, through its line's end."""
    if not isinstance(node, (dict, list)) or not node or out.chance(0.3):
        return _inline(out, node, indent, pointer, own_line=own_line)
    if not own_line:
        out.end_line()
    start = -1
    end = 0
    items = node.items() if isinstance(node, dict) else enumerate(node)
    found: list[tuple[str | int, Node]] = []
    for step, value in items:
        out.put(" " * indent)
        begin = len(out.text)
        start = begin if start < 0 else start
        found.append((step, _entry(out, step, value, indent, (*pointer, step))))
        end = out.values[*pointer, step][1]
    out.values[pointer] = (start, end)
    return dict(found) if isinstance(node, dict) else [value for _, value in found]  # type: ignore[arg-type]


def _entry(out: Written, step: str | int, value: Node, indent: int, pointer: Pointer) -> Node:
    """Write one entry of a block collection behind its indent."""
    if isinstance(step, str):
        _key(out, step, pointer)
        out.put(out.random.choice(["", "", " "]) + ":")
        inner = indent if isinstance(value, list) and out.chance(0.3) else indent + out.random.randint(1, 4)
        return _block(out, value, inner, pointer, own_line=False)
    out.put("-")
    gap = out.random.randint(1, 3)
    if isinstance(value, (dict, list)) and value and out.chance(0.5):
        return _compact(out, value, indent + 1 + gap, gap, pointer)
    return _block(out, value, indent + out.random.randint(1, 3), pointer, own_line=False)


def _compact(out: Written, value: dict[str, Node] | list[Node], indent: int, gap: int, pointer: Pointer) -> Node:
    """Write a collection that begins on the line of its dash, as `- id: csat`."""
    out.put(" " * gap)
    start = len(out.text)
    found: list[tuple[str | int, Node]] = []
    for step, inner in value.items() if isinstance(value, dict) else enumerate(value):
        if found:
            out.put(" " * indent)
        found.append((step, _entry(out, step, inner, indent, (*pointer, step))))
        out.values[pointer] = (start, out.values[*pointer, step][1])
    return dict(found) if isinstance(value, dict) else [inner for _, inner in found]  # type: ignore[arg-type]


def _inline(out: Written, node: Node, indent: int, pointer: Pointer, *, own_line: bool) -> Node:
    """Write a value that begins on the line, and end the line."""
    if isinstance(node, str) and not own_line and _fits_block(node) and out.chance(0.4):
        return _block_scalar(out, node, indent, pointer)
    if node is None and not own_line and out.chance(0.5):
        out.values[pointer] = (len(out.text), len(out.text))
        out.end_line()
        return None
    if not own_line:
        out.put(out.random.choice([" ", " ", "  "]))
    found = _flow(out, node, pointer, margin=None if own_line else max(indent, 1))
    out.end_line()
    return found


def _fits_block(text: str) -> bool:
    return bool(text.strip()) and text == text.strip()


def _block_scalar(out: Written, text: str, indent: int, pointer: Pointer) -> Quoted:
    """Write a text as a block of one or two lines."""
    out.put(" ")
    start = len(out.text)
    sign, chomping = out.random.choice("|>"), out.random.choice(["", "-", "+"])
    out.put(sign + chomping + out.random.choice(["", " # head"]) + out.line_end)
    lines = [text, *([text] if out.chance(0.3) else [])]
    margin = " " * max(indent, 1)
    out.put(out.line_end.join(margin + line for line in lines))
    out.values[pointer] = (start, len(out.text))
    out.put(out.line_end)
    return Quoted(("\n" if sign == "|" else " ").join(lines) + ("" if chomping == "-" else "\n"))


def _flow(out: Written, node: Node, pointer: Pointer, margin: int | None) -> Node:
    """Write a value, with brackets if it is a collection; a text may go on below, from `margin` on."""
    start = len(out.text)
    if isinstance(node, (dict, list)):
        found = _brackets(out, node, pointer)
    elif node is None:
        out.put(out.random.choice(NULLS[1:]))
        found = None
    else:
        found = _scalar(out, node, margin)
    out.values[pointer] = (start, len(out.text))
    return found


def _brackets(out: Written, node: dict[str, Node] | list[Node], pointer: Pointer) -> Node:
    opening, closing = "{}" if isinstance(node, dict) else "[]"
    out.put(opening + out.random.choice(["", " "]))
    found: list[tuple[str | int, Node]] = []
    for step, value in node.items() if isinstance(node, dict) else enumerate(node):
        if found:
            out.put(out.random.choice([",", " ,"]) + (_next_line(out) if out.chance(0.15) else " "))
        if isinstance(step, str):
            _key(out, step, (*pointer, step))
            out.put(": ")
        found.append((step, _flow(out, value, (*pointer, step), _IN_BRACKETS)))
    out.put(out.random.choice(["", " "]) + closing)
    return dict(found) if isinstance(node, dict) else [value for _, value in found]  # type: ignore[arg-type]


def _next_line(out: Written) -> str:
    """Return what leads to another line inside brackets, indented further than any block."""
    return out.random.choice(["", " # in brackets"]) + out.line_end + " " * _IN_BRACKETS


def _key(out: Written, key: str, pointer: Pointer) -> None:
    start = len(out.text)
    _scalar(out, key)
    out.keys[pointer] = (start, len(out.text))


def _scalar(out: Written, text: str, margin: int | None = None) -> str:
    """Write a text as plain as it can be, or in quotes; with a margin, now and then over several lines."""
    if PLAIN.fullmatch(text) and text not in NULLS and out.chance(0.7):
        out.put(_over_lines(out, text, margin))
        return text
    if "\t" not in text and out.chance(0.5):
        written = "'" + text.replace("'", "''") + "'"
    else:
        written = '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\t", "\\t") + '"'
    out.put(_over_lines(out, written, margin))
    return Quoted(text)


def _over_lines(out: Written, written: str, margin: int | None) -> str:
    """Break what is written at some of its blanks: a reader folds the lines again."""
    if margin is None or not out.chance(0.4):
        return written
    below = [" ", out.line_end + " " * margin, out.line_end + " " * (margin + 2)]
    return _BLANK.sub(lambda _: out.random.choice(below), written)
