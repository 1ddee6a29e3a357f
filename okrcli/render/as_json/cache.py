"""`okr cache` as JSON: `okr.cache/1`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.render.as_json.values import to_text

if TYPE_CHECKING:
    from okrcli.results.cache import CacheResult


def render_cache(result: CacheResult) -> str:
    """Write where the cache is, whether it is used and what it holds."""
    return to_text(
        {
            "format": "okr.cache/1",
            "folder": result.folder,
            "use": result.use.value,
            "answers": result.answers,
            "documents": result.documents,
            "bytes": result.size,
            "cleared": result.cleared,
        }
    )
