"""The console script `vao`: results on stdout, remarks on stderr, non-zero exit on failure."""

import sys

import typer

from index.errors import VaoError
from ui.ask_commands import ask, search
from ui.page_commands import feedback, password, serve
from ui.read_commands import show, trail
from ui.run_commands import doctor, eval_, index

cli = typer.Typer(
    name="vao",
    help="Antwoorden uit het dossier Versterkte Aanpak Online (29 754), met vindplaats.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
# In the order of `vao --help`.
for _command in (index, ask, search, show, trail, doctor, serve, password, feedback, eval_):
    cli.command(name=_command.__name__.rstrip("_"))(_command)


def main() -> None:
    """Run the command line; an error of ours is one line on stderr and exit status 1."""
    try:
        cli(prog_name="vao")
    except VaoError as error:
        print(f"vao: {' '.join(str(error).split())}", file=sys.stderr)
        sys.exit(1)
    except BrokenPipeError:  # the reader of our output has gone, as with `| head`
        sys.stderr.close()
        sys.exit(1)
    except OSError as error:  # a full disk, a folder that may not be written
        print(f"vao: {error.strerror}: {error.filename or 'output'}", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
