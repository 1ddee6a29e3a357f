"""A file is in git LFS and was not pulled: only its pointer is here.

What it does
    Looks for files that begin with the line that git LFS writes in place of their content.

Why it matters
    The goals or measurements in it are missing from every number on this machine, though not on others.

Bad
    version https://git-lfs.github.com/spec/v1
    oid sha256:4d7a214614ab2935c943f9e0ff69d22eadbb8f32b1258daaa5e2ca24d17e2393
    size 12345

Good
    name: Average reply time
    owner: desk-manager
    cadence: weekly

How to fix
    Run `git lfs pull`. Better, take the file out of git LFS (`git lfs untrack`, then add it again): goals are small
    text, and whoever reviews a change has to see it.
"""

from __future__ import annotations

from okrcli.diagnostics import Severity
from okrcli.rules.rule import Rule, Scope

RULE = Rule("OKR011", "lfs-pointer", Severity.ERROR, Scope.LOADING, __name__)
