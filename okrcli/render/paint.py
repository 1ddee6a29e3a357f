"""Colour for lines that are printed by the thousand, without waiting for rich."""

from __future__ import annotations

from dataclasses import dataclass

from okrcli.diagnostics import Severity

# Yellow is not bold: many terminals make bright yellow of that, which nobody can read on white.
_SEVERITY = {Severity.ERROR: "1;31", Severity.WARNING: "33", Severity.INFO: "1;34"}


@dataclass(frozen=True, slots=True)
class Paint:
    """Colours text, or leaves it as it is where `on` is false."""

    on: bool

    def severity(self, severity: Severity, text: str) -> str:
        """Colour what belongs to a finding: red, yellow or blue."""
        return self._colored(_SEVERITY[severity], text)

    def strong(self, text: str) -> str:
        """Make a message stand out."""
        return self._colored("1", text)

    def faint(self, text: str) -> str:
        """Let margins and places step back."""
        return self._colored("36", text)

    def diff(self, line: str) -> str:
        """Colour a line of a unified diff as git does: green what comes, red what goes."""
        marks = {"+": "32", "-": "31", "@": "36"}
        return self._colored(marks[line[0]], line) if line[:1] in marks else line

    def _colored(self, code: str, text: str) -> str:
        return f"\033[{code}m{text}\033[0m" if self.on and text else text
