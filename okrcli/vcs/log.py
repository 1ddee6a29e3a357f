"""The commits that touched a workspace, each with the files that it changed, from one run of git."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from okrcli.folder import FOLDERS, WORKSPACE_FILE
from okrcli.vcs.git import NO_SUBMODULES, GitFailedError, exactly
from okrcli.vcs.revision import is_shallow

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from okrcli.vcs.repository import Repository
    from okrcli.vcs.revision import Commit

_OPTIONS = (
    "--format=raw", "--encoding=UTF-8", "--no-color", "--no-decorate", "--no-notes", "--no-show-signature",
    "--raw", "-z", "-m", "--root", "--no-renames", "--no-abbrev", "--no-ext-diff", NO_SUBMODULES,
    "--relative", "--date-order", "--full-history", "--parents",
)  # fmt: skip
"""`-m` compares a merge with each parent; `--full-history --parents` keeps a whole graph of what touched the goals."""

_META = re.compile(rb":[0-7]{6} ([0-7]{6}) [0-9a-f]{40,64} ([0-9a-f]{40,64}) [A-Z][0-9]*")
_PERSON = re.compile(
    r"(?P<name>.*?)\s*<(?P<email>[^<>]*)>\s+(?P<seconds>-?[0-9]+)\s+(?P<sign>[+-])(?P<hours>\d\d)(?P<minutes>\d\d)"
)
_FILES = (b"100644", b"100755")
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class LoggedCommit:
    """A commit that touched the workspace.

    `changes` has for each parent, of a first commit for none, the files that differ from it: path to blob, None where
    no regular file is left. `is_cut` says that the clone does not have what came before: all of it only looks new.
    """

    id: str
    parents: tuple[str, ...]
    author: str
    email: str
    day: date
    subject: str
    changes: tuple[Mapping[str, str | None], ...]
    is_cut: bool = False


def read_log(repository: Repository, head: Commit) -> tuple[LoggedCommit, ...]:
    """Return what led to a commit, newest first: parents are those among the commits that touched the workspace."""
    paths = exactly((WORKSPACE_FILE, *FOLDERS))
    answer = repository.git.read("log", *_OPTIONS, head.id, "--", *paths)
    if answer.code:
        raise GitFailedError(f"read the history of {head.name}", answer)
    cut = _cut_at(repository)
    return tuple(_joined(list(_records(answer.out)), cut))


def commits_since(repository: Repository, base: Commit, head: Commit) -> frozenset[str]:
    """Return the ids of the commits that led to `head` and not to `base`."""
    answer = repository.git.read("rev-list", head.id, f"^{base.id}")
    if answer.code:
        raise GitFailedError(f"list the commits since {base.name}", answer)
    return frozenset(answer.line.split("\n"))


def _cut_at(repository: Repository) -> frozenset[str]:
    """Return the commits before which a shallow clone has nothing."""
    if not is_shallow(repository):
        return frozenset()
    folder = repository.git.read("rev-parse", "--git-path", "shallow")
    try:
        return frozenset((repository.workspace / folder.line).read_text("ascii").split())
    except OSError:
        return frozenset()


@dataclass(slots=True)
class _Record:
    """A commit beside one of its parents, as git prints it."""

    header: bytes
    files: dict[str, str | None]


def _records(out: bytes) -> Iterator[_Record]:
    """Part git's output. Lines of a message are indented, so none of them is taken for anything else."""
    record: _Record | None = None
    after: bytes | None = None
    for token in out.split(b"\0"):
        if after is not None and record is not None:
            record.files[os.fsdecode(token)] = _blob(after)
            after = None
        elif token.startswith(b":"):
            after = token
        elif token:
            if record is not None:
                yield record
            header, _, last = token.rpartition(b"\n")
            after = last if _META.fullmatch(last) else None
            record = _Record(header, {})
    if record is not None:
        yield record


def _blob(meta: bytes) -> str | None:
    found = _META.fullmatch(meta)
    return found[2].decode() if found is not None and found[1] in _FILES else None


def _joined(records: Sequence[_Record], cut: frozenset[str]) -> Iterator[LoggedCommit]:
    """Join the records of one merge, which follow one another."""
    at = 0
    while at < len(records):
        name, parents, _ = _names(records[at].header)
        found: list[dict[str, str | None]] = [{} for _ in parents or ("",)]
        while at < len(records) and (here := _names(records[at].header))[0] == name:
            index = parents.index(here[2]) if here[2] in parents else 0
            found[index] = records[at].files
            at += 1
        yield _commit(records[at - 1].header, name, parents, tuple(found), is_cut=name in cut)


def _names(header: bytes) -> tuple[str, tuple[str, ...], str | None]:
    """Return a commit's id, those of its parents, and the one that it was compared with."""
    line = header.partition(b"\n")[0].decode("ascii", "replace")
    ids, _, compared = line.removeprefix("commit ").partition(" (from ")
    name, *parents = ids.split()
    return name, tuple(dict.fromkeys(parents)), compared.removesuffix(")") or None


def _commit(
    header: bytes, name: str, parents: tuple[str, ...], changes: tuple[Mapping[str, str | None], ...], *, is_cut: bool
) -> LoggedCommit:
    top, _, message = header.decode("utf-8", "replace").partition("\n\n")
    lines = top.split("\n")
    author = next((line.removeprefix("author ") for line in lines if line.startswith("author ")), "")
    committer = next((line.removeprefix("committer ") for line in lines if line.startswith("committer ")), "")
    subject = next((line.strip() for line in message.split("\n") if line.strip()), "")
    who, email = _identity(author)
    return LoggedCommit(name, parents, who, email, _day(committer), subject, changes, is_cut)


def _identity(person: str) -> tuple[str, str]:
    """Return a name, the address for one that is empty, and the address."""
    found = _PERSON.fullmatch(person)
    name, email = (found["name"], found["email"]) if found is not None else (person, "")
    return name or email or "nobody", email


def _day(person: str) -> date:
    """Return the day where the committer was; the first of 1970 for a time that is none."""
    found = _PERSON.fullmatch(person)
    try:
        if found is None:
            return _EPOCH.date()
        offset = timedelta(hours=int(found["hours"]), minutes=int(found["minutes"]))
        local = timedelta(seconds=int(found["seconds"])) + (offset if found["sign"] == "+" else -offset)
        return (_EPOCH + local).date()
    except OverflowError:
        return _EPOCH.date()
