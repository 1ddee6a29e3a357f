"""A file uses a part of YAML that okr does not read.

What it does
    Refuses anchors and aliases (`&a`, `*a`), merge keys (`<<`), tags (`!x`), directives (`%YAML`), a second document in
    one file, and a key that is a list, a mapping, null or empty.

Why it matters
    With these, a line means something that stands elsewhere: a reviewer cannot see from the change of a target which
    goals it changes. An alias can also blow a small file up to gigabytes.

Bad
    owner: &lead support-lead
    title: {{ objective }}

Good
    owner: support-lead
    title: "{{ objective }}"

How to fix
    Write the value itself where it is needed. Where the sign is meant as text, as in `&co growth`, put the whole value
    in quotes. Put a second document into a file of its own.
"""

from __future__ import annotations

from okrcli.diagnostics import Severity
from okrcli.rules.rule import Rule, Scope

RULE = Rule("OKR003", "yaml-feature", Severity.ERROR, Scope.LOADING, __name__)
