"""A folder full of what should not be there, beside one good objective: what each entry is, and its one finding."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

GOOD = "title: Good\nowner: o\nkey_results:\n  - {id: a, title: A, baseline: 0, target: 5}\n"
Q3 = "objectives/2026-Q3/"
MIB = 1024 * 1024

CONTENTS: Mapping[str, tuple[bytes, str]] = {
    "empty": (b"", "1:1 OKR103"),
    "blank": (b" \n\n", "1:1 OKR103"),
    "comment": (b"# nothing else\n", "1:1 OKR103"),
    "binary": (bytes(range(256)), "2:118 OKR001"),
    "gzip": (b"\x1f\x8b\x08\0\0\0\0\0\0\x03abc", "1:2 OKR001"),
    "picture": (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "1:1 OKR001"),
    "nul": (b"title: a\0b\n", "1:9 OKR001"),
    "latin-1": ("title: café\n".encode("latin-1"), "1:11 OKR001"),
    "utf-16": (GOOD.encode("utf-16"), "1:1 OKR001"),
    "utf-16-le": (GOOD.encode("utf-16-le"), "1:1 OKR001"),
    "utf-32": (GOOD.encode("utf-32"), "1:1 OKR001"),
    "escape": (b"title: \x1b[31mred\x1b[0m\n", "1:8 OKR010"),
    "bidi": ("title: \u202edesrever\n".encode(), "1:8 OKR010"),
    "c1": ("title: \x9b31m\n".encode(), "1:8 OKR010"),
    "lone-cr": (GOOD.replace("\n", "\r").encode(), "1:12 OKR010"),
    "conflict": (b"<<<<<<< HEAD\n" + GOOD.encode(), "1:1 OKR006"),
    "lfs": (b"version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 1\n", "1:1 OKR011"),
    "laughs": (b"a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n", "1:4 OKR003"),
    "deep-list": (b"[" * 10_000 + b"]" * 10_000, "1:33 OKR005"),
    "deep-unclosed": (b"[" * 10_000, "1:33 OKR005"),
    "deep-items": (b"- " * 10_000 + b"x\n", "1:65 OKR005"),
    "deep-mapping": (b"{a: " * 10_000 + b"}" * 10_000, "1:129 OKR005"),
    "deep-block": (b"".join(b" " * depth + b"a:\n" for depth in range(1_000)), "33:33 OKR005"),
    "deep-keys": (b"? " * 10_000 + b"x\n", "1:3 OKR003"),
    "over-the-limit": (b"#" * (MIB + 1), "1:1 OKR005"),
    "long-value": (b"title: " + b"x" * 65_537 + b"\n", "1:8 OKR005"),
}
"""By stem: what is in an objective's file, and where its finding is."""

READ = {
    "bom": b"\xef\xbb\xbf" + GOOD.encode(),
    "crlf": GOOD.replace("\n", "\r\n").encode(),
    "both": b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode(),
    "no-end": GOOD.rstrip().encode(),
}
"""By stem: odd files that are objectives all the same."""

NAMES = {
    "Upper.yaml": "OKR106",
    "with space.yaml": "OKR106",
    "new\nline.yaml": "OKR106",
    "esc\x1b[31m.yaml": "OKR106",
    "bidi\u202e.yaml": "OKR106",
    "caf\udce9.yaml": "OKR106",
    "-rf.yaml": "OKR106",
    "$(id).yaml": "OKR106",
    "%s.yaml": "OKR106",
    "[red].yaml": "OKR106",
    "::error::x.yaml": "OKR106",
    ("x" * 240) + ".yaml": "OKR106",
    "two.yml": "OKR008",
    "TWO.YAML": "OKR008",
    "table.csv": "OKR008",
}
"""Names of files that hold a good objective and are none for it. `\\udce9` is a byte that is no UTF-8."""

LINKS = {
    "passwd": "/etc/passwd",
    "environ": "/proc/self/environ",
    "zero": "/dev/zero",
    "loop": "loop.yaml",
    "dangling": "nowhere",
    "inside": "zzz-good.yaml",
    "above": "../../okr.yaml",
}
FOLDER_LINKS = {"objectives/2026-Q1": "/etc", "kpis/linked": "/", "checkins/2026-Q4": "."}
LEFT_ALONE = ("notes.md", "x.yaml~", ".hidden.yaml", ".x.yaml.swp", "x.yaml.orig")


def fill(root: Path) -> dict[str, str]:
    """Write all of it and return the finding of each path, as `line:column CODE`."""
    _write(root / "okr.yaml", b"version: 1\n")
    for stem, data in ({"zzz-good": GOOD.encode()} | READ).items():
        _write(root / f"{Q3}{stem}.yaml", data)
    for name in LEFT_ALONE:
        _write(root / f"{Q3}{name}", b"\0")
    expected: dict[str, str] = {}
    for stem, (data, finding) in CONTENTS.items():
        _write(root / f"{Q3}{stem}.yaml", data)
        expected[f"{Q3}{stem}.yaml"] = finding
    for name, code in NAMES.items():
        _write(root / f"{Q3}{name}", GOOD.encode())
        expected[f"{Q3}{name}"] = f"1:1 {code}"
    _write(root / "objectives/\udcff\udcfe/x.yaml", GOOD.encode())
    expected["objectives/\udcff\udcfe/x.yaml"] = "1:1 OKR109"
    return expected | _links(root) | _large(root) | _special(root)


def _write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def _links(root: Path) -> dict[str, str]:
    links = {f"{Q3}{stem}.yaml": target for stem, target in LINKS.items()} | FOLDER_LINKS
    for path, target in links.items():
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).symlink_to(target)
    return dict.fromkeys(links, "1:1 OKR007")


def _large(root: Path) -> dict[str, str]:
    """Make files that are large and take no room: nothing is written in them."""
    _write(root / "kpis/huge.yaml", b"{name: H, owner: o, cadence: daily, how: h, targets: {2026: {at_most: 3}}}")
    sizes = {f"{Q3}large.yaml": 100 * MIB, f"{Q3}huge.yaml": 10_240 * MIB, "kpis/huge.csv": 10_240 * MIB}
    for path, size in sizes.items():
        with (root / path).open("wb") as file:
            file.truncate(size)
    return dict.fromkeys(sizes, "1:1 OKR005")


def _special(root: Path) -> dict[str, str]:
    """Make what is neither file nor link, as far as this system and this user can."""
    (root / f"{Q3}folder.yaml/inside.yaml").parent.mkdir()
    _write(root / f"{Q3}folder.yaml/inside.yaml", GOOD.encode())
    makers: dict[str, Callable[[str], None]] = {
        "fifo": os.mkfifo,
        "socket": lambda path: os.mknod(path, stat.S_IFSOCK | 0o600),
        "device": lambda path: os.mknod(path, stat.S_IFCHR | 0o600, os.makedev(1, 5)),
        "sealed": _seal,
    }
    made = [f"{Q3}folder.yaml"]
    for stem, make in makers.items():
        path = f"{Q3}{stem}.yaml"
        try:
            make(os.fspath(root / path))
        except OSError:
            continue
        made.append(path)
    return dict.fromkeys(made, "1:1 OKR007")


def _seal(path: str) -> None:
    """Make a file that its owner may not read either; whoever is root may all the same."""
    if os.geteuid() == 0:
        raise PermissionError(path)
    with open(path, "w", encoding="utf-8"):  # noqa: PTH123 - beside the other makers
        os.chmod(path, 0)  # noqa: PTH101 - as above
