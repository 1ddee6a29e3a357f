"""Group 0: the file cannot be read."""

from __future__ import annotations

from typing import TYPE_CHECKING

from okrcli.rules.reading import (
    comment_cuts_text,
    conflict_marker,
    duplicate_key,
    forbidden_character,
    large_file,
    lfs_pointer,
    not_a_regular_file,
    not_utf8,
    too_large,
    wrong_suffix,
    yaml_feature,
    yaml_syntax,
)

if TYPE_CHECKING:
    from okrcli.rules.rule import Rule

RULES: tuple[Rule, ...] = (
    not_utf8.RULE,
    yaml_syntax.RULE,
    yaml_feature.RULE,
    duplicate_key.RULE,
    too_large.RULE,
    conflict_marker.RULE,
    not_a_regular_file.RULE,
    wrong_suffix.RULE,
    forbidden_character.RULE,
    lfs_pointer.RULE,
    comment_cuts_text.RULE,
    large_file.RULE,
)
"""The rules of the group, in order of code."""
