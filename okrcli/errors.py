"""The one kind of failure that stops okr: it could not run."""


class OkrError(Exception):
    """Okr could not do what was asked; nothing is wrong with okr itself.

    `message` says what is wrong, `help` what to type instead. It is raised low, caught once in `cli`, printed to
    stderr as `error:` and `help:` lines, and ends the process with exit code 2. What is wrong inside the user's goal
    files is never an OkrError: that is a `Problem`, and loading goes on.
    """

    def __init__(self, message: str, help: str) -> None:
        super().__init__(message)
        self.message = message
        self.help = help
