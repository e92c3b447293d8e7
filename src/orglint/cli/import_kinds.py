"""What can be imported: a command for each kind of source. A new one is a row here."""

from __future__ import annotations

from dataclasses import dataclass

from orglint.cli.help_texts import help_text


@dataclass(frozen=True, slots=True)
class ImportKind:
    """A kind of source: its command's name and help, how its files are read, and which they are.

    Without a preset they are recognised, or read as `--preset` says; `suffixes` are empty where the kind does not say.
    """

    name: str
    help: str
    preset: str | None = None
    suffixes: tuple[str, ...] = ()


KINDS: tuple[ImportKind, ...] = (
    ImportKind(
        "auto",
        help_text(
            "Files of any kind, recognised by what they hold; the word auto can be left out.",
            "種類を問いません。内容から判定します(autoは省略できます)。",
        ),
    ),
    ImportKind(
        "csv",
        help_text(
            "Tables (an HR export, an organogram) in CSV or TSV.",
            "人事システムなどから書き出した表(CSV、TSV)。",
        ),
        suffixes=(".csv", ".tsv"),
    ),
    ImportKind(
        "xlsx",
        help_text(
            "Excel workbooks: sheets with tables, or those of orglint template.",
            "Excelブック。表のあるシート、またはorglint templateで作成したシート。",
        ),
        suffixes=(".xlsx", ".xlsm"),
    ),
    ImportKind(
        "github-org",
        help_text(
            "Teams on GitHub (peribolos, folders of teams): parents, maintainers, members.",
            "GitHubのチーム(peribolosのorg.yaml、チームのフォルダー)。親子関係、メンテナー、メンバー。",
        ),
        preset="github-org",
    ),
    ImportKind(
        "backstage",
        help_text("A Backstage catalog: Group, User, Location.", "Backstageのカタログ(Group、User、Location)。"),
        preset="backstage",
    ),
)
