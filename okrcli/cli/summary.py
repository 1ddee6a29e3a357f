"""The summary of a job in GitHub Actions: Markdown that is shown on the page of the run."""

from __future__ import annotations

import os
from pathlib import Path

from okrcli.cli.transcript import transcript
from okrcli.errors import OkrError

_VARIABLE = "GITHUB_STEP_SUMMARY"


def append_summary(text: str) -> None:
    """Add Markdown to the summary; raise an `OkrError` outside of a job, or where it cannot be written."""
    transcript().is_all = False
    path = os.environ.get(_VARIABLE)
    if not path:
        raise OkrError(
            f"--summary writes to the file that ${_VARIABLE} names, and it names none", "leave out --summary"
        )
    try:
        with Path(path).open("a", encoding="utf-8", errors="backslashreplace") as file:
            file.write(text)
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise OkrError(f"cannot write the summary to {path}: {reason}", "leave out --summary") from None
