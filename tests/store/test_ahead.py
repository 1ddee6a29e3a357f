"""A second process changes nothing but the time.

Each test is another process: the one that runs the tests has threads, beside which okr does not fork.
"""

from __future__ import annotations

import sys
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest

from okrcli.store.ahead import in_batches
from tests.process import ROOT, run_python

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="there is no second process here")

HEAD = """
import errno, os, signal, sys, time
from pathlib import Path
from okrcli.store import ahead
from okrcli.store.directory import DirectoryTree
from okrcli.store.load import load

TREE = DirectoryTree(Path(sys.argv[1]))

def comparable(loaded):
    texts = {path: source.text for path, source in loaded.sources.items()}
    return loaded.workspace, loaded.config, texts, loaded.problems, loaded.files, loaded.commented

ahead.ENOUGH, ahead._BATCH = 10**9, 1
ALONE = comparable(load(TREE))
ahead.ENOUGH, ahead._can_fork = 1, lambda: True
"""

TAIL = """
assert comparable(load(TREE)) == ALONE
try:
    os.waitpid(-1, 0)
except ChildProcessError:
    print("the same, and nothing left behind")
"""


def answer(script: str, workspace: str) -> str:
    done = run_python("-c", HEAD + dedent(script) + TAIL, str(ROOT / workspace))
    return done.stdout.strip() or done.stderr


@pytest.mark.parametrize(
    "workspace",
    ["examples/northwind", "examples/malformed", "examples/solo", "examples/malformed/broken-settings"],
)
def test_what_is_loaded_is_the_same(workspace: str) -> None:
    assert answer("", workspace) == "the same, and nothing left behind"


@pytest.mark.parametrize(
    "trouble",
    [
        "ahead._document_at = lambda *_: os._exit(1)",
        "ahead._document_at = lambda *_: os.kill(os.getpid(), signal.SIGKILL)",
        "ahead._document_at = lambda *_: os.kill(os.getpid(), signal.SIGINT)",
        "ahead._document_at = lambda *_: [].pop()",
        "ahead._document_at = lambda *_: None",
        """
        def half(_, stream):
            stream.write(b"\\0\\0\\0\\x09half")
            stream.flush()
            os._exit(0)
        ahead._send = half
        """,
        "ahead.pickle.dumps = lambda *_: b'no pickle'",
        """
        def full():
            raise OSError(errno.EAGAIN, "no more processes")
        ahead.os.fork = full
        """,
        """
        def full():
            raise OSError(errno.EMFILE, "no more files")
        ahead.os.pipe = full
        """,
    ],
)
def test_a_second_process_that_fails_is_not_missed(trouble: str) -> None:
    assert answer(trouble, "examples/northwind") == "the same, and nothing left behind"


PARSED = """
    from okrcli.store import reading
    from okrcli.store import load as loading
    parsed = []
    parse = reading.parse
    reading.parse = lambda path, raw: parsed.append(path) or parse(path, raw)
"""


def test_what_the_second_process_has_done_is_not_done_again() -> None:
    script = """
    begin = loading.parse_ahead
    loading.parse_ahead = lambda *given: (begin(*given), time.sleep(2))[0]
    load(TREE)
    print(len(parsed) * 10 < ALONE[4])
    """
    assert answer(PARSED + script, "examples/northwind").splitlines()[0] == "True"


def test_what_a_slow_second_process_has_not_begun_is_not_waited_for() -> None:
    script = """
    document_at = ahead._document_at
    ahead._document_at = lambda *given: time.sleep(0.5) or document_at(*given)
    load(TREE)
    print(len(parsed) * 2 > ALONE[4])
    ahead._document_at = document_at
    """
    assert answer(PARSED + script, "examples/northwind").splitlines()[0] == "True"


def test_any_number_of_files_is_parted_into_batches_whose_numbers_fit_into_a_pipe() -> None:
    files = [str(number) for number in range(100_001)]

    assert [len(batch) for batch in in_batches(files[:20])] == [8, 8, 4]
    assert len(in_batches(files)) <= 8192
    assert [path for batch in in_batches(files) for path in batch] == files


@pytest.mark.parametrize("workspace", ["examples/northwind", "examples/malformed"])
def test_both_keep_what_they_parsed_and_the_next_run_needs_no_second(workspace: str, tmp_path: Path) -> None:
    """What is kept is as much as one process keeps; where there is as much, none is started."""
    script = f"""
    from okrcli.cache.blobs import BlobCache
    def kept(root):
        cache = BlobCache(root)
        assert comparable(load(TREE, cache=cache)) == ALONE
        cache.write()
        return cache.size()
    def sizes(name):
        folder = Path({str(tmp_path)!r}) / name
        (folder / ".git").mkdir(parents=True)
        (folder / ".git" / "HEAD").touch()
        return kept(str(folder)), BlobCache(str(folder)).size()
    assert sizes("both")[1] > 0
    two = BlobCache({str(tmp_path / "both")!r}).size()
    ahead._can_fork = lambda: False
    assert sizes("one")[1] == two
    def never():
        raise AssertionError("a second process was started")
    ahead.os.fork, ahead._can_fork = never, lambda: True
    assert kept({str(tmp_path / "one")!r}) == two
    ahead._can_fork = lambda: False
    """

    assert answer(script, workspace) == "the same, and nothing left behind"


def test_an_interrupt_ends_both_at_once() -> None:
    script = """
    def slow(*_):
        time.sleep(1)
        os.kill(os.getppid(), signal.SIGINT)
        time.sleep(60)
    document_at, ahead._document_at = ahead._document_at, slow
    patience, ahead._PATIENCE = ahead._PATIENCE, 60
    try:
        load(TREE)
    except KeyboardInterrupt:
        ahead._document_at, ahead._PATIENCE = document_at, patience
    """
    assert answer(script, "examples/northwind") == "the same, and nothing left behind"


@pytest.mark.parametrize(
    "state",
    ["ahead.ENOUGH = 10**9", "sys.platform = 'darwin'", "os.sched_getaffinity = lambda _: {0}", "begin_a_thread()"],
)
def test_there_is_none_where_it_would_not_help(state: str) -> None:
    script = f"""
    import threading
    from importlib import reload
    ahead._can_fork = reload(ahead)._can_fork
    ahead.ENOUGH = 1
    begin_a_thread = lambda: threading.Thread(target=time.sleep, args=(60,), daemon=True).start()
    entries = TREE.entries()
    begun = ahead.parse_ahead(TREE, entries)
    begun.close()
    {state}
    print(begun is not None, ahead.parse_ahead(TREE, entries))
    """
    assert answer(script, "examples/northwind").splitlines()[0] == "True None"
