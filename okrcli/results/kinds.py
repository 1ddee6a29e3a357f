"""The results that commands show, by the formats that they come in."""

from __future__ import annotations

from typing import TypeAlias

from okrcli.results.rules import RuleEntry, RulesResult
from okrcli.results.show import NumberExplanation, ShowKeyResult, ShowKpi, ShowObjective
from okrcli.results.status import KpisResult, StatusResult
from okrcli.results.topics import Topic

Goals: TypeAlias = StatusResult | KpisResult | ShowObjective | ShowKeyResult | ShowKpi
"""Goals, in every format."""

Explained: TypeAlias = RulesResult | RuleEntry | Topic | NumberExplanation
"""What is explained in words, in every format but CSV."""
