"""Why a check-in is refused before anything is written, with the code of the finding that it would be."""

from __future__ import annotations

from okrcli.errors import OkrError
from okrcli.rules.registry import BY_CODE


class RefusedInputError(OkrError):
    """What was given would be a finding; its code stands before the message, for `okr explain`."""

    def __init__(self, code: str, message: str, help: str) -> None:
        super().__init__(f"{code} {BY_CODE[code].name}: {message}", help)
        self.code = code
