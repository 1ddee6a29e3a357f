"""From the global options to an opened workspace. The clock is read here and nowhere else."""

from __future__ import annotations

from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from okrcli.cli.options import GlobalOptions
from okrcli.cli.progress import reading_bar
from okrcli.cli.transcript import transcript
from okrcli.errors import OkrError

if TYPE_CHECKING:
    from collections.abc import Iterator

    import typer

    from okrcli.app.session import Clock, ReadingAids, Session
    from okrcli.cache.blobs import BlobCache

_UNREADABLE = "OKR007"


def settings_of(context: typer.Context) -> GlobalOptions:
    """Return what the global options say."""
    found = context.obj
    return found if isinstance(found, GlobalOptions) else GlobalOptions()


def start_of(context: typer.Context) -> Path:
    """Return the folder that the user stands in, or means with `-C`; raise an `OkrError` where the former is gone."""
    folder = Path(settings_of(context).directory or ".")
    if not folder.is_absolute():
        _stand()
    return folder


def clock_of(context: typer.Context) -> Clock:
    """Return what day it is, here and in UTC, and the day that was asked for."""
    from okrcli.app.session import Clock

    now = datetime.now(UTC)
    return Clock(now.astimezone().date(), now.date(), settings_of(context).as_of)


def open_workspace(context: typer.Context, start: Path | None = None, rev: str | None = None) -> Session:
    """Open the workspace around `start`, or around where the user stands; with `rev` as it was in a commit."""
    looked = start or start_of(context)
    session = _open(context, looked, rev)
    remember_opened(looked, session.root)
    if any(problem.code == _UNREADABLE for problem in session.loaded.problems):
        transcript().is_all = False  # the next call may be luckier, with the same files
    return session


def remember_opened(start: Path, root: Path) -> None:
    """Note which workspace was found from a folder."""
    transcript().opened[str(start.absolute())] = str(root)


def _open(context: typer.Context, start: Path, rev: str | None) -> Session:
    from okrcli.app.session import open_session

    with aids(context) as helpful:
        if rev is None:
            return open_session(start, clock_of(context), helpful)
        from okrcli.app.revisions import open_revision

        return context.with_resource(open_revision(start, clock_of(context), rev, helpful))


@contextmanager
def aids(context: typer.Context) -> Iterator[ReadingAids]:
    """Give what helps to read many files: a bar while the block runs, and a cache that is written when all is said."""
    from okrcli.app.session import ReadingAids

    def cache_at(root: Path) -> BlobCache:
        from okrcli.cache.blobs import BlobCache

        cache = BlobCache(str(root))
        context.call_on_close(cache.write)
        return cache

    with reading_bar() as progress:
        yield ReadingAids(None if settings_of(context).no_cache else cache_at, progress)


def root_of(context: typer.Context) -> Path:
    """Return the folder of the workspace around where the user stands."""
    from okrcli.store.directory import discover

    return discover(start_of(context))


def _stand() -> None:
    try:
        Path.cwd()
    except OSError:
        raise OkrError("the folder that you stand in is gone", "change to one that exists") from None
