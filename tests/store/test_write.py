from __future__ import annotations

import fcntl
import os
import stat
import sys
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import TYPE_CHECKING

import pytest

from okrcli.draft import FileChange
from okrcli.store import lock, placed
from okrcli.store.failures import CannotWriteError, ChangedMeanwhileError, NotAFileError
from okrcli.store.lock import LockedError, locked
from okrcli.store.write import write
from tests.process import run_python
from tests.store.folder import contents

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

KPI = "kpis/nps.yaml"
OLD, NEW = b"name: NPS\n", b"name: Net promoter score\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "kpis").mkdir()
    (tmp_path / KPI).write_bytes(OLD)
    return tmp_path


def test_a_file_gets_its_new_bytes_and_nothing_else_is_left(root: Path) -> None:
    write(root, [FileChange(KPI, OLD, NEW)])

    assert contents(root) == {KPI: NEW}


def test_a_new_file_comes_with_its_folders(root: Path) -> None:
    write(root, [FileChange("checkins/2026-Q4/2026-11-20-chief.yaml", None, NEW)])

    assert contents(root) == {KPI: OLD, "checkins/2026-Q4/2026-11-20-chief.yaml": NEW}


def test_a_new_file_has_the_mode_that_the_user_gives_new_files(root: Path) -> None:
    before = os.umask(0o027)
    try:
        write(root, [FileChange("kpis/new.yaml", None, NEW)])
    finally:
        os.umask(before)

    assert stat.S_IMODE((root / "kpis/new.yaml").stat().st_mode) == 0o640


def test_a_file_goes(root: Path) -> None:
    write(root, [FileChange(KPI, OLD, None)])

    assert contents(root) == {}


def test_a_file_that_stays_as_it_is_is_not_touched(root: Path) -> None:
    before = (root / KPI).stat()

    write(root, [FileChange(KPI, OLD, OLD)])

    assert (root / KPI).stat().st_ino == before.st_ino


def test_a_renamed_file_keeps_mode_and_owner(root: Path) -> None:
    (root / KPI).chmod(0o664)
    changes = [FileChange(KPI, OLD, None), FileChange("kpis/sales/promoters.yaml", None, NEW)]

    write(root, changes)

    assert contents(root) == {"kpis/sales/promoters.yaml": NEW}
    assert stat.S_IMODE((root / "kpis/sales/promoters.yaml").stat().st_mode) == 0o664


@pytest.mark.parametrize("mode", [0o644, 0o600, 0o664, 0o755, 0o2644])
def test_the_mode_stays(root: Path, mode: int) -> None:
    (root / KPI).chmod(mode)

    write(root, [FileChange(KPI, OLD, NEW)])

    assert stat.S_IMODE((root / KPI).stat().st_mode) == mode


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file to somebody else")
def test_the_owner_stays(root: Path) -> None:
    os.chown(root / KPI, 1234, 4321)
    (root / KPI).chmod(0o4640)

    write(root, [FileChange(KPI, OLD, NEW)])

    found = (root / KPI).stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (1234, 4321, 0o4640)


def test_a_file_whose_owner_cannot_be_kept_is_left_alone(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(placed, "_is_owned_alike", lambda _old, _new: False)
    monkeypatch.setattr(os, "fchown", _refused)

    with pytest.raises(CannotWriteError) as caught:
        write(root, [FileChange(KPI, OLD, NEW)])

    assert caught.value.message == f"cannot write {KPI}: operation not permitted; nothing was changed"
    assert caught.value.help == "make the file and its folder yours, and call again"
    assert contents(root) == {KPI: OLD}


def _refused(*_: object) -> None:
    raise PermissionError(1, "Operation not permitted")


@pytest.mark.skipif(sys.platform != "linux", reason="attributes are Linux's here")
def test_extended_attributes_stay(root: Path) -> None:
    try:
        os.setxattr(root / KPI, "user.origin", b"sheet")
    except OSError:
        pytest.skip("this disk keeps no attributes")

    write(root, [FileChange(KPI, OLD, NEW)])

    assert os.getxattr(root / KPI, "user.origin") == b"sheet"


def test_another_name_of_the_file_keeps_the_old_bytes(root: Path) -> None:
    (root / "kept.yaml").hardlink_to(root / KPI)

    write(root, [FileChange(KPI, OLD, NEW)])

    assert contents(root) == {KPI: NEW, "kept.yaml": OLD}


@pytest.mark.parametrize("after", [NEW, None])
def test_a_file_that_an_editor_changed_meanwhile_is_not_overwritten(root: Path, after: bytes | None) -> None:
    (root / KPI).write_bytes(b"name: By an editor\n")

    with pytest.raises(ChangedMeanwhileError) as caught:
        write(root, [FileChange("kpis/first.yaml", None, NEW), FileChange(KPI, OLD, after)])

    assert caught.value.message == f"{KPI} has changed meanwhile; nothing was written"
    assert contents(root) == {KPI: b"name: By an editor\n"}


def test_a_file_that_an_editor_removed_meanwhile_is_not_written_anew(root: Path) -> None:
    (root / KPI).unlink()

    with pytest.raises(ChangedMeanwhileError):
        write(root, [FileChange(KPI, OLD, NEW)])

    assert contents(root) == {}


def test_a_file_that_appeared_meanwhile_is_not_overwritten(root: Path) -> None:
    with pytest.raises(ChangedMeanwhileError):
        write(root, [FileChange(KPI, None, NEW)])

    assert contents(root) == {KPI: OLD}


@pytest.mark.parametrize("before", [OLD, None])
def test_a_file_that_an_editor_changes_while_its_new_bytes_are_written_stays(
    root: Path, monkeypatch: pytest.MonkeyPatch, before: bytes | None
) -> None:
    path = KPI if before else "kpis/new.yaml"

    def edit_first(descriptor: int, sync=os.fsync) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
        (root / path).write_bytes(b"name: By an editor\n")
        sync(descriptor)

    monkeypatch.setattr(os, "fsync", edit_first)
    with pytest.raises(ChangedMeanwhileError):
        write(root, [FileChange("kpis/a.yaml", None, NEW), FileChange(path, before, NEW)])

    assert contents(root) == {KPI: OLD} | {path: b"name: By an editor\n"}


def test_a_new_file_that_appears_at_the_last_moment_is_not_overwritten(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def create_first(*places: object, link=os.link, **folders: object) -> None:  # type: ignore[no-untyped-def] # noqa: ANN001
        (root / "kpis/new.yaml").write_bytes(b"name: By an editor\n")
        link(*places, **folders)

    monkeypatch.setattr(os, "link", create_first)
    with pytest.raises(ChangedMeanwhileError):
        write(root, [FileChange("kpis/new.yaml", None, NEW)])

    assert contents(root) == {KPI: OLD, "kpis/new.yaml": b"name: By an editor\n"}


def test_nothing_is_written_through_a_link(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "nps.yaml").write_bytes(OLD)
    (root / "kpis/link.yaml").symlink_to(outside / "nps.yaml")

    with pytest.raises(NotAFileError) as caught:
        write(root, [FileChange("kpis/link.yaml", OLD, NEW)])

    assert caught.value.message == "cannot write kpis/link.yaml: a symbolic link stands there"
    assert contents(outside) == {"nps.yaml": OLD}
    assert (root / "kpis/link.yaml").is_symlink()


def test_nothing_is_written_through_a_linked_folder(root: Path, tmp_path_factory: pytest.TempPathFactory) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (root / "checkins").symlink_to(outside)

    with pytest.raises(NotAFileError) as caught:
        write(root, [FileChange("checkins/2026-Q4/x.yaml", None, NEW)])

    assert caught.value.message.startswith("cannot write checkins: ")
    assert contents(outside) == {}


@pytest.mark.parametrize("kind", ["folder", "fifo"])
def test_nothing_is_written_where_no_regular_file_stands(root: Path, kind: str) -> None:
    target = root / "kpis/odd.yaml"
    target.mkdir() if kind == "folder" else os.mkfifo(target)

    with pytest.raises(NotAFileError):
        write(root, [FileChange("kpis/odd.yaml", OLD, NEW)])

    assert (target.is_dir(), target.is_fifo()) == (kind == "folder", kind == "fifo")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_read_only_file_stays_as_it_is(root: Path) -> None:
    (root / KPI).chmod(0o444)

    with pytest.raises(CannotWriteError) as caught:
        write(root, [FileChange(KPI, OLD, NEW)])

    assert caught.value.message == f"cannot write {KPI}: permission denied; nothing was changed"
    assert contents(root) == {KPI: OLD}


@pytest.mark.parametrize("suffix", [".okr-new", ".okr-old"])
def test_what_a_killed_writer_left_goes_with_the_next_one(root: Path, suffix: str) -> None:
    (root / f"kpis/.nps.yaml{suffix}").write_bytes(b"torn")
    (root / f"kpis/.other.yaml{suffix}").write_bytes(b"torn")
    (root / "kpis/.notes").write_bytes(b"mine")

    write(root, [FileChange(KPI, OLD, NEW)])

    assert contents(root) == {KPI: NEW, "kpis/.notes": b"mine"}


@pytest.mark.parametrize("error", [1, 95])
def test_a_disk_without_links_is_written_to_all_the_same(
    root: Path, monkeypatch: pytest.MonkeyPatch, error: int
) -> None:
    def no_links(*_: object, **__: object) -> None:
        raise OSError(error, os.strerror(error))

    monkeypatch.setattr(os, "link", no_links)
    write(root, [FileChange(KPI, OLD, NEW), FileChange("kpis/new.yaml", None, NEW)])

    assert contents(root) == {KPI: NEW, "kpis/new.yaml": NEW}


def test_the_lock_can_be_taken_again_inside_itself(root: Path) -> None:
    with locked(root):
        write(root, [FileChange(KPI, OLD, NEW)])
        with locked(root / "kpis" / ".."):
            write(root, [FileChange(KPI, NEW, OLD)])

    assert contents(root) == {KPI: OLD}


def test_a_writer_that_waits_too_long_says_so(root: Path) -> None:
    with other_process_holding(root), pytest.raises(LockedError) as caught, locked(root, patience=0.05):
        pass

    assert caught.value.message == f"another okr has been writing to {root} for 0 seconds"
    with locked(root, patience=0):
        pass


@contextmanager
def other_process_holding(root: Path) -> Iterator[None]:
    """Hold the lock as another process would: through a descriptor of its own."""
    descriptor = os.open(root, os.O_RDONLY)
    fcntl.flock(descriptor, fcntl.LOCK_EX)
    try:
        yield
    finally:
        os.close(descriptor)


def test_a_folder_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(CannotWriteError) as caught:
        write(tmp_path / "gone", [FileChange(KPI, None, NEW)])

    assert caught.value.message == f"cannot write {tmp_path / 'gone'}: no such file or directory; nothing was changed"


WRITER = """
import sys
from pathlib import Path
from okrcli.draft import FileChange
from okrcli.store.lock import locked
from okrcli.store.write import write

root, name = Path(sys.argv[1]), sys.argv[2]
for turn in range(3):
    with locked(root):
        before = (root / "log.txt").read_bytes()
        write(root, [FileChange("log.txt", before, before + f"{name} {turn}\\n".encode())])
"""


def test_forty_writers_at_once_lose_nothing(tmp_path: Path) -> None:
    (tmp_path / "log.txt").write_bytes(b"")
    with ThreadPoolExecutor(40) as pool:
        ran = list(pool.map(lambda name: run_python("-c", WRITER, str(tmp_path), str(name)), range(40)))

    assert {one.code for one in ran} == {0}
    written = (tmp_path / "log.txt").read_text().splitlines()
    assert sorted(written) == sorted(f"{name} {turn}" for name in range(40) for turn in range(3))
    assert lock.PATIENCE >= 60
    assert contents(tmp_path).keys() == {"log.txt"}
