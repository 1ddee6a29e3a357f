"""What a new goal has to have: each with the option that says it."""

from __future__ import annotations

from okrcli.errors import OkrError


class MissingOptionError(OkrError):
    """A field that every goal of a kind has was not given."""

    def __init__(self, kind: str, option: str, example: str) -> None:
        super().__init__(f"{option} is missing", f"write `okr new {kind} … {option} {example}`; at a terminal it asks")


def required(value: str | None, kind: str, option: str, example: str) -> str:
    """Return what an option says; raises `MissingOptionError` where that is nothing."""
    if value is None or not value.strip():
        raise MissingOptionError(kind, option, example)
    return " ".join(value.split())
