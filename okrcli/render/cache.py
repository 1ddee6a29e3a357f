"""`okr cache` in words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.numbers import count
from okrcli.render.safe import one_line
from okrcli.results.cache import Use

if TYPE_CHECKING:
    from okrcli.results.cache import CacheResult

_USES = {
    Use.IN_USE: "in use",
    Use.OFF: "not in use: --no-cache or OKR_NO_CACHE says so",
    Use.NO_WORKSPACE: "not in use here: this folder is in no workspace",
    Use.NO_PLACE: "not in use: there is no repository of yours around, and no home folder of yours",
    Use.NOT_YOURS: "not in use: others can write to it",
    Use.READ_ONLY: "read, and nothing is added: the place can only be read",
}
_STEP = 1000
_UNITS = ("kB", "MB", "GB")


def render_cache(result: CacheResult) -> str:
    """Say where the cache is, what it holds and whether it is used; or what was removed."""
    held = f"{count(result.answers, 'answer')}, {count(result.documents, 'document')}, {_size(result.size)}"
    place = "no folder" if result.folder is None else one_line(result.folder)
    if result.cleared:
        return f"removed {held} from {place}\n" if result.size else f"there is nothing to remove in {place}\n"
    return f"folder  {place}\nuse     {_USES[result.use]}\nholds   {held}\n"


def _size(size: int) -> str:
    """Show bytes in the largest unit of which there is one."""
    if size < _STEP:
        return count(size, "byte")
    power = min((len(str(size)) - 1) // 3, len(_UNITS))
    return f"{size / _STEP**power:.3g} {_UNITS[power - 1]}"
