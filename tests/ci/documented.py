"""What the documentation shows for CI systems, as files."""

from __future__ import annotations

import re

from tests.process import ROOT

_FENCE = re.compile(r"<!-- file: (\S+) -->\s*```yaml\n(.*?)```", re.DOTALL)
_COMMIT = "0123456789" * 4

DOCUMENTS = ("README.md", "docs/ci.md")


def documented() -> list[tuple[str, str, str]]:
    """Return document, file name and text of each snippet; where a reader puts a commit, one stands."""
    return [
        (document, name, text.replace("@COMMIT", f"@{_COMMIT}"))
        for document in DOCUMENTS
        for name, text in _FENCE.findall((ROOT / document).read_text(encoding="utf-8"))
    ]
