"""What can be imported: a command for each kind of source. A new one is a row here."""

from __future__ import annotations

from dataclasses import dataclass

from orglint.cli.help_texts import help_text


@dataclass(frozen=True, slots=True)
class ImportKind:
    """A kind of source: its command's name and help, how its files are read, and which they are.

    Without a preset they are recognised, or read as `--preset` says; `suffixes` are empty where the kind does not say. One
    that `needs_map` is read by the user's own mapping alone.
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
        "raci",
        help_text(
            "A RACI, DACI or RAPID matrix: decisions in rows, roles in columns.",
            "RACI、DACI、RAPIDの表。行が意思決定、列が役割。",
        ),
        preset="raci",
    ),
    ImportKind(
        "outline",
        help_text(
            "An outline of units: indented, numbered, or a column for each level.",
            "部署の一覧。字下げ、番号、または階層ごとの列で親子関係を示したもの。",
        ),
        preset="outline",
    ),
    ImportKind(
        "approval-table",
        help_text(
            "A table of approvals: subjects by amount and post.", "決裁権限表。決裁事項を金額と役職ごとに示したもの。"
        ),
        preset="approval-table",
    ),
    ImportKind(
        "mapped",
        help_text(
            "YAML, JSON, TOML and Markdown, read by a mapping of your own (--map).",
            "YAML、JSON、TOML、Markdown。独自のマッピング(--map)に従って読みます。",
        ),
        needs_map=True,
    ),
)
