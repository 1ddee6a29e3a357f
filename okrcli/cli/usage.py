"""What was typed wrongly, said as every other error: what is wrong, and what to type instead."""

from __future__ import annotations

import re
from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from okrcli.errors import OkrError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    import typer


_MEANT = {
    **dict.fromkeys(("check", "lint", "test", "verify"), "validate"),
    **dict.fromkeys(("list", "ls", "objectives", "okrs", "overview", "summary", "dashboard"), "status"),
    **dict.fromkeys(("metrics", "indicators", "measures"), "kpis"),
    **dict.fromkeys(("view", "get", "detail", "details", "history"), "show"),
    **dict.fromkeys(("why", "what", "describe"), "explain"),
    **dict.fromkeys(("start", "create", "begin", "setup"), "init"),
    "help": "-h",
    "version": "--version",
}
"""Words for which another command is known by its own."""

_OPTIONS = {"-f": "--format", "-o": "--output", "-c": "--cycle", "-t": "--team", "-v": "--version", "-V": "--version"}
"""Short options that people know from other programs."""

_VALUES = {
    "-C": "DIR",
    "--as-of": "2026-11-20",
    "--color": "never",
    "--cycle": "2026-Q4",
    "--team": "TEAM",
    "--owner": "PERSON",
    "--format": "json",
    "--output": "FILE",
    "--select": "5,7",
    "--ignore": "no-guardrail",
    "--fail-on": "warning",
}
"""What may follow an option."""

_SIMILAR = 0.7
"""How like a known option an unknown one must be to be taken for a slip."""

_ONE_MORE = {
    "kpis": "`okr show {}` shows one KPI, and `okr kpis --team` or `--owner` some of them",
    "rules": "`okr explain {}` explains one",
}
"""What to type for what was typed after a command that takes nothing."""


class UnknownCommandError(OkrError):
    """There is no command of that name; `group` is the command that it should be a kind of."""

    def __init__(self, name: str, known: Iterable[str], group: str = "") -> None:
        call = f"okr {group}".rstrip()
        meant = None if group else _MEANT.get(name.lower())
        near = meant or next(iter(get_close_matches(name.lower(), known, n=1)), None)
        help_text = f"write `{call} {near}`" if near else f"`{call} -h` lists the {'kinds' if group else 'commands'}"
        super().__init__(f"there is no {'kind' if group else 'command'} `{name}`", help_text)


def usage_error(error: typer.TyperException) -> OkrError:
    """Return what typer complains of in our words; its kinds of errors are told apart by what they carry."""
    facts: Any = error
    call = _call(facts)
    option = getattr(facts, "option_name", None)
    if option is not None:
        return _bad_option(facts, option, call)
    param = getattr(facts, "param", None)
    if param is not None and hasattr(facts, "param_type"):
        return OkrError(f"{_name(param)} is missing", _example(call, facts.ctx.command.params))
    if param is not None:
        return _bad_value(facts.message, param, call)
    if (more := _LEFT_OVER.fullmatch(facts.format_message())) is not None:
        return _left_over(facts, more[1], call)
    return OkrError(facts.format_message().rstrip("."), f"`{call} -h` shows how it is called")


_LEFT_OVER = re.compile(r"Got unexpected extra arguments?(?:\(s\))? \((.*)\)\.?", re.DOTALL)


def _bad_option(facts: Any, option: str, call: str) -> OkrError:  # noqa: ANN401 - typer's errors have no public names
    if hasattr(facts, "possibilities"):
        return OkrError(f"`{call}` has no option {option}", _option_help(facts, option, call))
    if "does not take" in facts.message:
        return OkrError(f"{option} takes no value", f"write {option} alone")
    return OkrError(f"{option} wants a value", f"write one after it: `{option} {_VALUES.get(option, '…')}`")


def _option_help(facts: Any, option: str, call: str) -> str:  # noqa: ANN401 - as above
    known = _options(facts)
    if option in ("--json", "--csv", "--markdown", "--table") and "--format" in known:
        return f"write --format {option.lstrip('-')}"
    if _OPTIONS.get(option) in known:
        return f"write {_OPTIONS[option]}"
    bare = {name.lstrip("-"): name for name in known if name.startswith("--")}
    near = get_close_matches(option.lstrip("-"), bare, n=1, cutoff=_SIMILAR)
    return f"write {bare[near[0]]}" if near else f"its options are {', '.join(known)}; `{call} -h` explains them"


def _example(call: str, params: Iterable[Any]) -> str:
    """Show how a call goes on."""
    match call.rpartition(" ")[2]:
        case "explain":
            return f"write `{call} 201` for a rule, or `{call} REF` with the id of a goal: `okr status` shows them"
        case "show":
            return f"write `{call} REF` with the id of a goal: `okr status` and `okr kpis` show them"
        case "schema":
            return f"write `{call} objective`, or kpi, checkin, workspace or output"
        case _:
            return f"write `{' '.join([call, *_required(params)])}`"


def _required(params: Iterable[Any]) -> Iterator[str]:
    """Iterate over what a call cannot go without: arguments, then options with a word for their value."""
    ordered = sorted(
        (param for param in params if param.required), key=lambda param: param.param_type_name != "argument"
    )
    for param in ordered:
        yield _name(param) if param.param_type_name == "argument" else f"{_name(param)} {param.metavar}"


def _left_over(facts: Any, typed: str, call: str) -> OkrError:  # noqa: ANN401 - as above
    """Tell of what was typed behind all that a command takes."""
    takes = [param for param in facts.ctx.command.params if param.param_type_name == "argument"]
    if not takes:
        help_text = _ONE_MORE.get(call.rpartition(" ")[2], "take it out").format(typed.partition(" ")[0])
        return OkrError(f"`{call}` takes no argument, and `{typed}` was typed", help_text)
    given = " ".join(str(facts.ctx.params[param.name]) for param in takes)
    others = "".join(f", then `{call} {other}`" for other in typed.split()) if len(takes) == 1 else ""
    help_text = f"write `{call} {given}`{others}; what has blanks in it wants quotes"
    return OkrError(f"`{call}` takes {' and '.join(map(_name, takes))} alone, and `{typed}` follows", help_text)


def _call(facts: Any) -> str:  # noqa: ANN401 - typer's errors have no public names
    context = getattr(facts, "ctx", None)
    return "okr" if context is None else str(context.command_path)


def _options(facts: Any) -> list[str]:  # noqa: ANN401 - as above
    context = getattr(facts, "ctx", None)
    if context is None:
        return []
    return [name for param in context.command.params if param.param_type_name == "option" for name in param.opts]


def _name(param: Any) -> str:  # noqa: ANN401 - as above
    return str(param.opts[0]) if param.param_type_name == "option" else str(param.metavar or param.name.upper())


def _bad_value(message: str, param: Any, call: str) -> OkrError:  # noqa: ANN401 - as above
    words = [str(getattr(choice, "value", choice)) for choice in getattr(param.type, "choices", ())]
    if not words:
        return OkrError(f"{_name(param)}: {message.rstrip('.')}", f"`{call} -h` says what it takes")
    typed = message.partition("'")[2].partition("'")[0]
    near = get_close_matches(typed.lower(), words, n=1)
    return OkrError(f"`{typed}` is no value of {_name(param)}", f"write {near[0] if near else ' or '.join(words)}")
