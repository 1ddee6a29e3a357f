"""How much a file may hold."""

from __future__ import annotations

from okrcli.diagnostics import WHOLE_FILE, Location, Problem

MAX_BYTES = 1 << 20
MAX_DEPTH = 32
MAX_SCALAR_BYTES = 1 << 16
MAX_KEY_LENGTH = 1024


def too_large(path: str, size: int) -> Problem:
    """Report a file of `size` bytes (OKR005): the loader calls it before reading, `parse` for what it is given."""
    return Problem(
        "OKR005",
        Location(path, WHOLE_FILE),
        f"the file has {size:,} bytes, over the limit of {MAX_BYTES:,}",
        "split it, or move what is no goal out of it",
    )
