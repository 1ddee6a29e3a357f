"""What of a history is asked for: which commits may have anything to say of it, told without reading their files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.folder import WORKSPACE_FILE
from okrcli.store.layout import FileKind, kind_of, stem_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from okrcli.history.trail import Trail

_DEFINITIONS = {FileKind.WORKSPACE, FileKind.OBJECTIVE, FileKind.KPI, FileKind.MISPLACED, FileKind.OTHER}


class Interest:
    """All that commits did, or what concerns one goal, whose `trail` knows the names that it has had so far.

    Without `observations` only the changes of definitions are asked for.
    """

    def __init__(self, trail: Trail | None = None, *, observations: bool = True) -> None:
        self.trail = trail
        self._observations = observations

    def of_interest(self, paths: Iterable[str]) -> set[str]:
        """Leave out the files that say nothing of what is asked for."""
        return {path for path in paths if self._observations or kind_of(path) in _DEFINITIONS}

    def concerns(self, paths: set[str], mentions: Callable[[str, frozenset[str]], bool]) -> bool:
        """Tell whether changes of these files may have anything to say; `mentions` looks for names in a check-in.

        A goal is in the file of its name, and a check-in speaks of it by that name. Settings by themselves change no
        goal; together with other files they may, so these are looked at.
        """
        if self.trail is None:
            return bool(paths)
        names = self.trail.names
        if WORKSPACE_FILE in paths:
            return len(paths) > 1
        if any(stem_of(path) in names for path in paths):
            return True
        return any(kind_of(path) is FileKind.CHECK_IN and mentions(path, names) for path in sorted(paths))

    def expects(self, path: str) -> bool:
        """Tell whether the contents of a file are likely to be asked for."""
        if self.trail is None:
            return True
        return kind_of(path) is FileKind.CHECK_IN or stem_of(path) in self.trail.names
