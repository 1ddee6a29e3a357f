"""What was typed wrongly, said as every other error: what is wrong, and what to type instead."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Any

from okrcli.errors import OkrError

if TYPE_CHECKING:
    from collections.abc import Iterable

    import typer


class UnknownCommandError(OkrError):
    """There is no command of that name; `group` is the command that it should be a kind of."""

    def __init__(self, name: str, known: Iterable[str], group: str = "") -> None:
        call = f"okr {group}".rstrip()
        near = get_close_matches(name.lower(), known, n=1)
        help_text = f"write `{call} {near[0]}`" if near else f"`{call} -h` lists the {'kinds' if group else 'commands'}"
        super().__init__(f"there is no {'kind' if group else 'command'} `{name}`", help_text)


def usage_error(error: typer.TyperException) -> OkrError:
    """Return what typer complains of in our words; its kinds of errors are told apart by what they carry."""
    facts: Any = error
    call = _call(facts)
    option = getattr(facts, "option_name", None)
    if option is not None and hasattr(facts, "possibilities"):
        near = get_close_matches(option, _options(facts), n=1)
        help_text = f"write {near[0]}" if near else f"`{call} -h` lists the options"
        return OkrError(f"`{call}` has no option {option}", help_text)
    if option is not None:
        return OkrError(f"{option} wants a value", "write one after it")
    param = getattr(facts, "param", None)
    if param is not None and hasattr(facts, "param_type"):
        return OkrError(f"{_name(param)} is missing", f"write `{call} {_name(param)}`")
    if param is not None:
        return _bad_value(facts.message, param, call)
    return OkrError(facts.format_message().rstrip("."), f"`{call} -h` shows how it is called")


def _call(facts: Any) -> str:  # noqa: ANN401 - typer's errors have no public names
    context = getattr(facts, "ctx", None)
    return "okr" if context is None else str(context.command_path)


def _options(facts: Any) -> list[str]:  # noqa: ANN401 - as above
    context = getattr(facts, "ctx", None)
    return [] if context is None else [name for param in context.command.params for name in param.opts]


def _name(param: Any) -> str:  # noqa: ANN401 - as above
    return str(param.opts[0]) if param.param_type_name == "option" else str(param.metavar or param.name.upper())


def _bad_value(message: str, param: Any, call: str) -> OkrError:  # noqa: ANN401 - as above
    words = [str(getattr(choice, "value", choice)) for choice in getattr(param.type, "choices", ())]
    if not words:
        return OkrError(f"{_name(param)}: {message.rstrip('.')}", f"`{call} -h` says what it takes")
    typed = message.partition("'")[2].partition("'")[0]
    near = get_close_matches(typed.lower(), words, n=1)
    return OkrError(f"`{typed}` is no value of {_name(param)}", f"write {near[0] if near else ' or '.join(words)}")
