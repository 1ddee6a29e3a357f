"""How much a file may hold."""

from __future__ import annotations

from okrcli.diagnostics import WHOLE_FILE, Location, Problem

MAX_BYTES = 1 << 20
LARGE_BYTES = 1 << 18
"""More than a person reviews: over this, a YAML file is read and reported."""
MAX_TABLE_BYTES = 1 << 26
"""Of a CSV file; a million measurements take about a third of it."""
MAX_DEPTH = 32
MAX_SCALAR_BYTES = 1 << 16
MAX_KEY_LENGTH = 1024


def too_large(path: str, size: int, limit: int = MAX_BYTES) -> Problem:
    """Report a file of `size` bytes (OKR005): the loader calls it before reading, `parse` for what it is given."""
    return Problem(
        "OKR005",
        Location(path, WHOLE_FILE),
        f"the file has {size:,} bytes, over the limit of {limit:,}",
        "split it, or move what is no goal out of it" if limit == MAX_BYTES else "keep its older rows in another place",
    )
