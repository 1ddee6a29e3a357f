"""The shapes of ids, and the names that a path or a list gives."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NewType

ObjectiveId = NewType("ObjectiveId", str)
"""`<cycle>/<slug>`, from the path of the objective's file."""

KeyResultId = NewType("KeyResultId", str)
"""`<cycle>/<slug>/<id>`."""

InitiativeId = NewType("InitiativeId", str)
"""`<cycle>/<slug>/<id>`; shares the key results' namespace."""

KpiId = NewType("KpiId", str)
"""The stem of the KPI's file."""

ID_PATTERN = r"[a-z0-9]+(?:-[a-z0-9]+)*"
"""What an id looks like; at most `ID_LENGTH` characters."""

ID_LENGTH = 64

ID_RULE = f"an id has lower-case letters and digits with single hyphens between, at most {ID_LENGTH} characters"
"""What to say to who wrote something else."""

_ID = re.compile(ID_PATTERN)
_NOT_ID = re.compile(r"[^a-z0-9]+")


def is_id(text: str) -> bool:
    """Tell whether `text` has the shape of an id."""
    return len(text) <= ID_LENGTH and _has_shape(text)


@lru_cache(maxsize=8192)
def _has_shape(text: str) -> bool:
    """Match the pattern: the same few ids stand in every file."""
    return _ID.fullmatch(text) is not None


def nearest_id(text: str) -> str:
    """Return the id that somebody who typed `text` may have meant, or an empty string where nothing is left of it."""
    plain = "".join(char for char in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(char))
    return _NOT_ID.sub("-", plain).strip("-")[:ID_LENGTH].strip("-")
