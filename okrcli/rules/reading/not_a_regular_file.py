"""What stands at the place of a file is none, or cannot be read.

What it does
    Refuses symbolic links, at any level of folders, devices, FIFOs and folders that are named like a file
    (`x.yaml`), and reports files that may not be read. A missing `okr.yaml` is reported here too.

Why it matters
    A link can lead out of the workspace, to other people's files or to nowhere, and shows the same text under two
    ids. A FIFO would keep okr waiting for ever.

Bad
    objectives/2026-Q4/growth.yaml -> ../../../private/growth.yaml

Good
    objectives/2026-Q4/growth.yaml

How to fix
    Put the file itself there. Where two goals have much in common, let one contribute to the other, with
    `contributes_to`, instead of sharing a file.
"""

from __future__ import annotations

from okrcli.diagnostics import Severity
from okrcli.rules.rule import Rule, Scope

RULE = Rule("OKR007", "not-a-regular-file", Severity.ERROR, Scope.LOADING, __name__)
