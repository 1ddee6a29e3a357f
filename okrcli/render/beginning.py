"""What `okr init` says: what it wrote, and what to do next."""

from __future__ import annotations

from collections import Counter
from shlex import quote
from typing import TYPE_CHECKING

from okrcli.render.numbers import count
from okrcli.render.safe import one_line

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from okrcli.results.init import InitResult

_FEW = 8


def render_init(result: InitResult) -> str:
    """Write the files and the next calls."""
    folder = one_line(result.folder)
    here = folder == "."
    call = "okr" if here else f"okr -C {quote(folder)}"
    listed = result.files if len(result.files) <= _FEW else _by_folder(result.files)
    lines = [f"A workspace is in {'this folder' if here else folder}:", "", *(f"  {path}" for path in listed)]
    lines += [f"  .okr/schema/ ({count(result.schemas, 'schema')} for editors)", "", "Next:", "", f"  {call} status"]
    lines += [f"  write a goal of yours into {result.edit}, then {call} validate"] if result.edit else []
    return "\n".join(lines) + "\n"


def _by_folder(files: Iterable[str]) -> Iterator[str]:
    """Yield each folder with how many files are in it, where they are too many to name."""
    for head, many in Counter(path.partition("/")[0] for path in files).items():
        yield head if head.endswith(".yaml") else f"{head}/ ({count(many, 'file')})"
