"""`okr explain`: a rule where one has that code or name, a word of okr's own, else the numbers of a goal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from okrcli.app.explain.goal import explain_goal
from okrcli.app.explain.topics import explain_topic
from okrcli.app.rules import explain_rule
from okrcli.errors import OkrError
from okrcli.model.lookup import UnknownGoalError
from okrcli.rules.registry import find_rules, nearest_rule
from okrcli.rules.settings import UnknownRuleError
from okrcli.store.directory import NoWorkspaceError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from okrcli.app.session import Session
    from okrcli.results.rules import RuleEntry
    from okrcli.results.show import NumberExplanation
    from okrcli.results.topics import Topic
    from okrcli.rules.rule import Rule

_GROUP = re.compile(r"[0-9](?:xx|\*|00)?", re.IGNORECASE)
_CODE = re.compile(r"(?:OKR)?[0-9]{1,3}", re.IGNORECASE)


class GroupError(OkrError):
    """The digit of a group stands for several rules, and one is explained at a time."""

    def __init__(self, what: str, group: Sequence[Rule]) -> None:
        listed = ", ".join(f"{rule.code.removeprefix('OKR')} {rule.name}" for rule in group)
        super().__init__(f"`{what}` is a group of {len(group)} rules", f"explain one of them: {listed}")


def explain(what: str, open_workspace: Callable[[], Session]) -> RuleEntry | Topic | NumberExplanation:
    """Return what a code, a name, a word or a reference stands for; the workspace is opened where it is no rule.

    A KPI that is called as a word of okr's own goes before that.
    """
    rule = explain_rule(what)
    if rule is not None:
        return rule
    if len(group := find_rules(what[:1] if _GROUP.fullmatch(what) else what)) > 1:
        raise GroupError(what, group)
    topic = explain_topic(what)
    if topic is not None and not _is_kpi(what, open_workspace):
        return topic
    if _CODE.fullmatch(what) or _GROUP.fullmatch(what):
        raise UnknownRuleError(what)
    try:
        return explain_goal(open_workspace(), what)
    except (NoWorkspaceError, UnknownGoalError) as error:
        near = nearest_rule(what)
        if not near:
            raise
        raise OkrError(f"no rule and no goal is named `{what}`", f"for the rule write {near}; {error.help}") from None


def _is_kpi(word: str, open_workspace: Callable[[], Session]) -> bool:
    """Tell whether there is a workspace here with a KPI of this id."""
    try:
        return word in open_workspace().workspace.kpis
    except OkrError:
        return False
