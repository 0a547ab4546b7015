"""The command that reads files in, and tells of every row that could not be kept."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from courses import labels
from courses.cli import out
from courses.cli.office import Office
from courses.cli.parts import DRY_RUN, JSON, argument, command, option
from courses.errors import Exit, Invalid, NotFound
from courses.i18n import _
from courses.imports.kinds import NAMES
from courses.imports.problems import ERROR
from courses.store import Store

if TYPE_CHECKING:
    from courses.actions.mappings import SavedMapping
    from courses.imports.decisions import Decision
    from courses.imports.reader import Options
    from courses.imports.runner import FileIn, Report


@command(
    "import",
    lambda: _(
        "Read a file in: .csv in any encoding, .xlsx, .xls, .ods or a table of a web page.\n\n"
        "Rows that cannot be kept come back in NAME.rejected.csv with the reason; the same file again makes no doubles. "
        "Headings and words are recognised in Swedish and English, and the tables of many programs that take enrolments; "
        "--map and --value say by hand what is not."
    ),
    [
        argument(
            "kind",
            lambda: _("[KIND]"),
            lambda: _("What the file holds: {kinds}; left out, it is told by the headings.").format(
                kinds=", ".join(NAMES)
            ),
        ),
        argument(
            "files",
            lambda: _("FILE …"),
            lambda: _("The file; several of one kind are read in one go, and taken back by one undo."),
            type=click.Path(path_type=Path),
            nargs=-1,
        ),
        option(
            "--map",
            "headings",
            multiple=True,
            label=lambda: _("FIELD=HEADING"),
            words=lambda: _(
                "Where a field stands: its heading, or the column’s letter, or nothing when it has none; "
                "may be given more than once."
            ),
        ),
        option(
            "--value",
            "words",
            multiple=True,
            label=lambda: _("FIELD:THEIRS=OURS"),
            words=lambda: _("What a word in a field is to be read as; may be given more than once."),
        ),
        option(
            "--set",
            "constants",
            multiple=True,
            label=lambda: _("FIELD=VALUE"),
            words=lambda: _("What holds for every row that does not say; may be given more than once."),
        ),
        option("--sheet", default="", label=lambda: _("NAME"), words=lambda: _("Only this sheet, by name or number.")),
        option(
            "--fill-down",
            is_flag=True,
            words=lambda: _("A blank date, time or course means the one in the row above."),
        ),
        option("--save-mapping", label=lambda: _("NAME"), words=lambda: _("Keep --map and --value under this name.")),
        option(
            "--use-mapping", label=lambda: _("NAME"), words=lambda: _("Use --map and --value kept under this name.")
        ),
        option(
            "--no-mapping",
            is_flag=True,
            words=lambda: _("Do not take the mapping that was kept for a file with the same headings."),
        ),
        option(
            "--layout",
            default="",
            label=lambda: _("NAME"),
            words=lambda: _(
                "The program that made the file, when it is not told right by the headings; none: nobody’s."
            ),
        ),
        option(
            "--mapping-file",
            type=click.Path(path_type=Path),
            label=lambda: _("FILE"),
            words=lambda: _("A JSON file with what is said by hand of each file, by its name."),
        ),
        option(
            "--match-report",
            label=lambda: _("FILE"),
            words=lambda: _("Write who each row is about, and what it led to, to a CSV file; - to stdout."),
        ),
        option(
            "--decisions",
            type=click.Path(path_type=Path),
            label=lambda: _("FILE"),
            words=lambda: _("A match report with its last column filled in: new, leave out, or the person’s key."),
        ),
        option(
            "--same",
            multiple=True,
            label=lambda: _("ROW=KEY"),
            words=lambda: _("The row is about the person of that key, or the one of another row."),
        ),
        option(
            "--new", multiple=True, label=lambda: _("ROW"), words=lambda: _("The row is about somebody nobody knows.")
        ),
        option("--leave-out", multiple=True, label=lambda: _("ROW"), words=lambda: _("The row is not read in.")),
        DRY_RUN,
        JSON,
    ],
)
def import_command(
    office: Office,
    *,
    kind: str,
    files: tuple[Path, ...],
    headings: tuple[str, ...],
    words: tuple[str, ...],
    constants: tuple[str, ...],
    sheet: str,
    fill_down: bool,
    save_mapping: str | None,
    use_mapping: str | None,
    no_mapping: bool,
    layout: str,
    mapping_file: Path | None,
    match_report: str | None,
    decisions: Path | None,
    same: tuple[str, ...],
    new: tuple[str, ...],
    leave_out: tuple[str, ...],
    dry_run: bool,
    as_json: bool,
) -> int:
    """Read files in."""
    from courses.imports import mapping_file as mapping_files
    from courses.imports.runner import run_all

    kind, files = _kind_and_files(kind, files)
    with office.library(create=True) as store:
        mapping = _mapping(store, kind, headings, words, use_mapping)
        if save_mapping and not dry_run:
            _save(store, office, save_mapping, kind, mapping, files[0])
        options = _options(mapping, sheet, constants, layout, fill_down=fill_down)
        is_said = bool(no_mapping or use_mapping or headings or words)
        said = mapping_files.read(mapping_file) if mapping_file else {}
        report = run_all(
            store,
            office.actor,
            kind,
            [_file_in(store, kind, file, options, said, is_said=is_said) for file in files],
            dry_run=dry_run,
            progress=_progress(),
            decisions=_decided(decisions, same, new, leave_out),
        )
    _say(report, match_report, as_json=as_json)
    return _ended(report)


def _options(mapping: SavedMapping, sheet: str, constants: tuple[str, ...], layout: str, *, fill_down: bool) -> Options:
    from courses.imports.reader import Options

    return Options(
        mapping=mapping.headings,
        values=mapping.words,
        sheet=sheet,
        constants=dict(_pair(text, "--set field=value") for text in constants),
        fill_down=fill_down,
        layout=layout,
    )


def _save(store: Store, office: Office, name: str, kind: str, mapping: SavedMapping, file: Path) -> None:
    """Keep what was said of the headings under a name, for files with the same headings."""
    from courses.actions import mappings
    from courses.imports import signatures

    mappings.save(store, office.actor, name, kind, mapping, signature=signatures.of(kind, file))


def _file_in(
    store: Store, kind: str, file: Path, options: Options, said: dict[str, Options], *, is_said: bool
) -> FileIn:
    """Return a file with how it is read: as a file of mappings says, as the options say, else as its headings were read last."""
    from courses.imports import mapping_file, signatures
    from courses.imports.runner import FileIn

    usual = options if is_said else signatures.remembered(store, kind, file, options)
    return FileIn(file, mapping_file.of(said, file) or usual)


def _decided(
    file: Path | None, same: tuple[str, ...], new: tuple[str, ...], leave_out: tuple[str, ...]
) -> dict[str, Decision]:
    from courses.imports import decisions

    return (decisions.read(file) if file else {}) | decisions.said(same, new, leave_out)


def _say(report: Report, match_report: str | None, *, as_json: bool) -> None:
    from courses.cli import import_report, import_told

    if match_report:
        import_report.write(report.matches, match_report)
    if as_json:
        out.say_json(import_told.shape(report) | import_report.shape(report.matches))
    elif match_report != "-":
        import_told.tell(report)
        import_report.tell(report.matches)


def _ended(report: Report) -> int:
    """Return the exit code: whole, in part, or that nothing of the file could be read at all."""
    is_whole = not report.rejected and not any(problem.severity == ERROR for problem in report.problems)
    if not (report.created or report.changed or report.unchanged or report.rejected) and not is_whole:
        return Exit.INVALID
    return Exit.DONE if is_whole else Exit.PARTLY


def _kind_and_files(kind: str, files: tuple[Path, ...]) -> tuple[str, tuple[Path, ...]]:
    """Return what the files hold, told by the first one's headings when it is not said. Raises NotFound, Invalid."""
    from courses.imports import guess, table

    kinds = ", ".join(NAMES)
    if kind in NAMES:
        if not files:
            raise click.UsageError(_("Which file?"))
        return kind, files
    files = (Path(kind), *files)
    if not files[0].exists():
        if len(files) == 1:
            raise NotFound(_("There is no file {name}.").format(name=kind))
        text = _("There is no file, and no kind of file, called {name}.").format(name=kind)
        raise click.UsageError(f"{text} " + _("The kinds are {kinds}.").format(kinds=kinds))
    found = guess.of_book(table.head(files[0]))
    if found is None:
        hint = _("Say it before the name of the file. The kinds are {kinds}.").format(kinds=kinds)
        raise Invalid(_("It cannot be told what {file} holds.").format(file=files[0].name), hint)
    out.note(_("Read as {kind}.").format(kind=labels.file_kind(found)))
    return found, files


def _mapping(
    store: Store, kind: str, headings: tuple[str, ...], words: tuple[str, ...], saved: str | None
) -> SavedMapping:
    """Return what is said by hand, on top of what was saved. Raises NotFound, Invalid."""
    from courses.actions import mappings

    kept = mappings.load(store, saved, kind) if saved else mappings.SavedMapping()
    said: dict[str, dict[str, str]] = {field: dict(known) for field, known in kept.words.items()}
    for text in words:
        field, _colon, rest = text.partition(":")
        theirs, ours = _pair(rest, "--value field:theirs=ours")
        said.setdefault(field.strip(), {})[theirs] = ours
    return mappings.SavedMapping(
        {**kept.headings, **dict(_pair(text, "--map field=Heading") for text in headings)}, said
    )


def _pair(text: str, form: str) -> tuple[str, str]:
    name, equals, value = text.partition("=")
    if not equals or not name.strip():
        raise Invalid(
            _("“{value}” is not possible here.").format(value=text), _("Write it as {form}.").format(form=form)
        )
    return name.strip(), value.strip()


def _progress() -> Callable[[int, int], None] | None:
    """Return what tells how far a long import has come: a line in the terminal, nothing in a file."""
    if not sys.stderr.isatty():
        return None

    def show(done: int, rows: int) -> None:
        sys.stderr.write(f"\r{done} / {rows} " if done < rows else "\r\033[K")
        sys.stderr.flush()

    return show


COMMANDS = (import_command,)
