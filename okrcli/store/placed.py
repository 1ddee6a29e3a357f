"""One file of a change: written beside its place, put there, and taken back if need be."""

from __future__ import annotations

import errno
import os
import stat
import sys
from dataclasses import dataclass
from typing import TYPE_CHECKING

from okrcli.store.descriptors import opened
from okrcli.store.failures import ChangedMeanwhileError, NotAFileError
from okrcli.store.leftovers import NEW, OLD, discard

if TYPE_CHECKING:
    from okrcli.draft import FileChange

_READ = os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK
_CREATE = os.O_WRONLY | os.O_CREAT | os.O_EXCL | os.O_NOFOLLOW
_CHUNK = 1 << 20
_NO_LINKS = {errno.EPERM, errno.EOPNOTSUPP, errno.ENOSYS, errno.EMLINK, errno.EXDEV}
_NO_ATTRIBUTES = {errno.EPERM, errno.EACCES, errno.EOPNOTSUPP, errno.ENODATA}


@dataclass(frozen=True, slots=True)
class PlacedFile:
    """A file in an open folder. `like` is the file whose mode and owner a new one takes, in its own folder."""

    change: FileChange
    folder: int
    like: tuple[int, str] | None

    @property
    def name(self) -> str:
        """The file's name in its folder."""
        return self.change.path.rpartition("/")[2]

    @property
    def new(self) -> str:
        """Where the new bytes wait."""
        return f".{self.name}{NEW}"

    @property
    def old(self) -> str:
        """Where the old file waits until all is done."""
        return f".{self.name}{OLD}"

    def check(self) -> None:
        """Raise `ChangedMeanwhileError` unless the file still holds the bytes that the change began from."""
        if _content(self.folder, self.name, self.change.path) != self.change.before:
            raise ChangedMeanwhileError(self.change.path)

    def stage(self) -> None:
        """Write the new bytes beside the file, down to the disk."""
        if self.like is not None and not os.access(self.like[1], os.W_OK, dir_fd=self.like[0]):
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        if self.change.after is not None:
            _write(self.folder, self.new, self.change.after, self.like)

    def put(self) -> None:
        """Put the new file in its place, or take the old one out of it."""
        match self.change.before, self.change.after:
            case None, _:
                self._create()
            case _, None:
                os.rename(self.name, self.old, src_dir_fd=self.folder, dst_dir_fd=self.folder)
            case before, _:
                self._keep(before)
                os.replace(self.new, self.name, src_dir_fd=self.folder, dst_dir_fd=self.folder)

    def take_back(self) -> None:
        """Put the old file back, however far `put` came."""
        if self.change.before is not None:
            if _exists(self.folder, self.old):
                os.replace(self.old, self.name, src_dir_fd=self.folder, dst_dir_fd=self.folder)
        elif not _exists(self.folder, self.new) or _is_same(self.folder, self.new, self.name):
            os.unlink(self.name, dir_fd=self.folder)

    def clear(self) -> None:
        """Take away what stands beside the file; what cannot be is left to the next writer."""
        for name in (self.new, self.old):
            discard(self.folder, name)

    def _create(self) -> None:
        """Put a new file in its place, never over one that another process put there at this moment."""
        try:
            os.link(self.new, self.name, src_dir_fd=self.folder, dst_dir_fd=self.folder, follow_symlinks=False)
        except FileExistsError:
            raise ChangedMeanwhileError(self.change.path) from None
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            self.check()
            os.rename(self.new, self.name, src_dir_fd=self.folder, dst_dir_fd=self.folder)

    def _keep(self, before: bytes) -> None:
        """Keep the old file under a second name; where a disk has no links, a copy of it."""
        try:
            os.link(self.name, self.old, src_dir_fd=self.folder, dst_dir_fd=self.folder, follow_symlinks=False)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            _write(self.folder, self.old, before, (self.folder, self.name))


def _content(folder: int, name: str, path: str) -> bytes | None:
    """Return the bytes of a regular file, None where nothing stands."""
    try:
        with opened(name, _READ, folder=folder) as descriptor:
            if not stat.S_ISREG(os.fstat(descriptor).st_mode):
                raise NotAFileError(path, "something that is no regular file")
            return b"".join(iter(lambda: os.read(descriptor, _CHUNK), b""))
    except FileNotFoundError:
        return None
    except OSError as error:
        if error.errno == errno.ELOOP:
            raise NotAFileError(path, "a symbolic link") from None
        raise


def _write(folder: int, name: str, data: bytes, like: tuple[int, str] | None) -> None:
    """Write a new file with the mode, owner and attributes of another one, and wait for the disk."""
    with opened(name, _CREATE, folder=folder, mode=0o666 if like is None else 0o600) as descriptor:
        rest = memoryview(data)
        while rest:
            rest = rest[os.write(descriptor, rest) :]
        if like is not None:
            with opened(like[1], _READ, folder=like[0]) as source:
                _take_over(source, descriptor)
        os.fsync(descriptor)


def _take_over(source: int, target: int) -> None:
    old, new = os.fstat(source), os.fstat(target)
    if not _is_owned_alike(old, new):
        os.fchown(target, old.st_uid, old.st_gid)
    os.fchmod(target, stat.S_IMODE(old.st_mode))
    if sys.platform == "linux":
        _copy_attributes(source, target)


def _is_owned_alike(one: os.stat_result, other: os.stat_result) -> bool:
    return (one.st_uid, one.st_gid) == (other.st_uid, other.st_gid)


def _copy_attributes(source: int, target: int) -> None:
    """Copy the extended attributes, access lists among them, that this disk and this user may set."""
    try:
        for name in os.listxattr(source):
            os.setxattr(target, name, os.getxattr(source, name))
    except OSError as error:
        if error.errno not in _NO_ATTRIBUTES:
            raise


def _exists(folder: int, name: str) -> bool:
    try:
        os.stat(name, dir_fd=folder, follow_symlinks=False)
    except FileNotFoundError:
        return False
    return True


def _is_same(folder: int, one: str, other: str) -> bool:
    """Tell whether two names are of one file."""
    if not _exists(folder, other):
        return False
    found = [os.stat(name, dir_fd=folder, follow_symlinks=False) for name in (one, other)]
    return os.path.samestat(*found)
