"""What can be imported: a command for each kind of source. A new one is a row here."""

from __future__ import annotations

from dataclasses import dataclass

from orglint.cli.help_texts import help_text


@dataclass(frozen=True, slots=True)
class ImportKind:
    """A kind of source: its command's name and help, how its files are read, and which they are.

    Without a preset they are recognised, or read as `--preset` says; `suffixes` are empty where the kind does not say. One
    that `needs_map` cannot be read without `--map`.
    """

    name: str
    help: str
    preset: str | None = None
    suffixes: tuple[str, ...] = ()
    needs_map: bool = False


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
    ImportKind(
        "mapped",
        help_text(
            "YAML, JSON, TOML or Markdown of any form, as the mapping given with --map says.",
            "任意の形のYAML、JSON、TOML、Markdown。--mapで指定したマッピングに従って読みます。",
        ),
        needs_map=True,
    ),
    ImportKind(
        "raci",
        help_text("RACI, DACI or RAPID matrices, in CSV or Excel.", "RACI・DACI・RAPIDの表(CSV、Excel)。"),
        preset="raci",
    ),
    ImportKind(
        "outline",
        help_text(
            "Outlines of units, in CSV or Excel, or as text.",
            "組織の階層一覧(CSV、Excel、テキスト)。",
        ),
        preset="outline",
    ),
    ImportKind(
        "approval-table",
        help_text("Approval tables by amount and post, in CSV or Excel.", "決裁権限表(CSV、Excel)。"),
        preset="approval-table",
    ),
)
