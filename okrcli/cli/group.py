"""The group of commands, each imported when it is called, and what all of them do alike."""

from __future__ import annotations

import re
from copy import copy
from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

from okrcli.cli.table import BY_NAME, COMMANDS
from okrcli.cli.usage import UnknownCommandError

if TYPE_CHECKING:
    from collections.abc import Callable

GLOBAL = {"directory", "as_of", "color", "no_cache"}
"""The options that may stand on either side of the command."""

_NUMBER = re.compile(r"-\.?[0-9]")


@dataclass(frozen=True, slots=True)
class Completion:
    """What typer's shells ask of a completion; its own has no public name. For a help typer would import rich."""

    value: str
    type: str = "plain"
    help: None = None


class OkrCommand(TyperCommand):
    """A command for which what begins with `-` and a digit is a value, and never an option."""

    def make_parser(self, ctx: typer.Context) -> Any:  # type: ignore[override]  # noqa: ANN401 - typer's parser has no public name
        """Return a parser that takes negative numbers as arguments."""
        parser = super().make_parser(ctx)
        read_option = parser._process_opts  # noqa: SLF001 - no other door: an unknown option is an error further in

        def read(argument: str, state: Any) -> None:  # noqa: ANN401 - as above
            if _NUMBER.match(argument):
                state.largs.append(argument)
            else:
                read_option(argument, state)

        parser._process_opts = read  # type: ignore[method-assign,assignment]  # noqa: SLF001
        return parser

    def shell_complete(self, ctx: typer.Context, incomplete: str) -> list[Any]:  # type: ignore[override]
        """Complete options."""
        return _without_help(super().shell_complete(ctx, incomplete))


class OkrGroup(TyperGroup):
    """All commands: their names and lines of help stand in a table, their modules are imported when they are called."""

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # noqa: ARG002
        """Return the names in the order of the list."""
        return [entry.name for entry in COMMANDS]

    def get_command(self, ctx: typer.Context, cmd_name: str) -> TyperCommand | None:  # type: ignore[override]  # noqa: ARG002
        """Import a command and give it the global options too."""
        if cmd_name not in BY_NAME:
            return None
        found = getattr(import_module(f"okrcli.cli.commands.{cmd_name}"), cmd_name)
        shared = [_remembering(param) for param in self.params if param.name in GLOBAL]
        if isinstance(found, dict):
            return build_kinds(found, cmd_name, shared)
        command = build_command(found, cmd_name)
        command.params += shared
        return command

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override]  # noqa: ANN401
        """Find the command that was typed; raise `UnknownCommandError` where there is none."""
        if args[0] not in BY_NAME and not ctx.resilient_parsing:
            raise UnknownCommandError(args[0], BY_NAME)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: typer.Context, formatter: Any) -> None:  # type: ignore[override]  # noqa: ANN401, ARG002
        """List the commands by what they are for, from the table."""
        for part in dict.fromkeys(entry.part for entry in COMMANDS):
            with formatter.section(part):
                formatter.write_dl([(entry.name, entry.help) for entry in COMMANDS if entry.part == part])

    def shell_complete(self, ctx: typer.Context, incomplete: str) -> list[Any]:  # type: ignore[override]
        """Complete options; commands from the table, for typer would import every one that fits."""
        if incomplete.startswith("-"):
            return _without_help(super().shell_complete(ctx, incomplete))
        return [Completion(entry.name) for entry in COMMANDS if entry.name.startswith(incomplete)]


def build_command(function: Callable[..., Any], name: str) -> TyperCommand:
    """Make a command of a function."""
    single = typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    single.command(name, cls=OkrCommand)(function)
    return typer.main.get_command(single)  # type: ignore[return-value]


class KindGroup(TyperGroup):
    """A command that has one of its own for each kind of thing: `okr new objective`."""

    def resolve_command(self, ctx: typer.Context, args: list[str]) -> Any:  # type: ignore[override]  # noqa: ANN401
        """Find the kind that was typed; raise `UnknownCommandError` where there is none."""
        if args[0] not in self.commands and not ctx.resilient_parsing:
            raise UnknownCommandError(args[0], self.commands, ctx.info_name or "")
        return super().resolve_command(ctx, args)

    def shell_complete(self, ctx: typer.Context, incomplete: str) -> list[Any]:  # type: ignore[override]
        """Complete kinds."""
        return _without_help(super().shell_complete(ctx, incomplete))


def build_kinds(functions: dict[str, Callable[..., Any]], name: str, shared: list[Any]) -> TyperCommand:
    """Make a command of one function for each kind; alone it lists them, and each takes the global options."""
    group = typer.Typer(
        cls=KindGroup,
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": ["-h", "--help"]},
    )

    def alone(context: typer.Context) -> None:
        if context.invoked_subcommand is None:
            typer.echo(context.get_help())

    group.callback(invoke_without_command=True, help=BY_NAME[name].help)(alone)
    for kind, function in functions.items():
        group.command(kind, cls=OkrCommand)(function)
    built: Any = typer.main.get_command(group)
    for command in built.commands.values():
        command.params += [copy(param) for param in shared]
    built.params += shared
    return built  # type: ignore[no-any-return]


def _remembering(param: Any) -> Any:  # noqa: ANN401 - typer's parameters have no public name
    """Return a global option as a command's own: its value goes where the group's goes."""
    own = copy(param)
    own.expose_value = False
    own.callback = _remember
    return own


def _remember(ctx: typer.Context, param: Any, value: object) -> object:  # noqa: ANN401 - as above
    if value is not None and ctx.obj is not None:
        setattr(ctx.obj, param.name, value)
    return value


def _without_help(items: list[Any]) -> list[Any]:
    """Take the help from completions: for the shells that show it, typer would import rich."""
    for item in items:
        item.help = None
    return items
