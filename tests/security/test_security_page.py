"""docs/security.md promises nothing that no test holds: each of its sentences names its tests here."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
DOCS = TESTS.parent / "docs"
CONFINED, CODE, NETWORK = "security/test_confinement.py", "security/test_no_code.py", "security/test_no_network.py"
FORGED, ESCAPES, BASE = "security/test_forging.py", "security/test_escapes.py", "cli/test_base.py"
NAMES, BOUNDS = "unit/reporters/test_hostile_names.py", "security/test_bounds.py"

HELD: dict[str, dict[str, list[str]]] = {
    "orglint is made to judge": {CODE: ["test_no_module_plugin_or_start_file_of_the_repository_is_loaded"]},
    "Whoever sends one decides": {ESCAPES: ["test_an_attempt_is_refused_at_its_line_and_column"]},
    "Whoever calls orglint is trusted": {
        CONFINED: ["test_a_path_the_user_gives_is_trusted_where_no_link_of_a_repository_is_on_it"]
    },
    "Models, tables, workbooks": {
        CODE: ["test_no_module_plugin_or_start_file_of_the_repository_is_loaded", "test_the_traps_would_be_sprung"]
    },
    "Plugins are installed packages": {
        CODE: ["test_no_module_plugin_or_start_file_of_the_repository_is_loaded"],
        "plugins/test_installed_plugin.py": [
            "test_a_broken_plugin_does_not_trouble_a_project_without_rules_of_its_own"
        ],
    },
    "Rules are written": {
        ESCAPES: ["test_an_attempt_is_refused_at_its_line_and_column", "test_there_are_more_than_a_hundred_attempts"]
    },
    "Tags in YAML": {ESCAPES: ["test_an_attempt_is_refused_at_its_line_and_column"]},
    "Macros of workbooks": {
        CODE: ["test_macros_and_links_of_a_workbook_are_not_read", "test_entities_of_a_workbook_are_not_read"]
    },
    "Python itself would take": {CODE: ["test_a_package_of_our_name_is_not_run_where_python_is_told_so"]},
    "What settings name": {
        CONFINED: [
            "test_a_path_of_the_settings_does_not_climb_out_whether_something_is_there_or_not",
            "test_a_path_of_the_settings_does_not_lead_out_over_links",
            "test_files_of_the_repository_above_the_config_may_be_named",
            "test_extended_files_are_bound_to_the_same_repository",
        ]
    },
    "Outside of any git repository": {
        CONFINED: [
            "test_without_a_repository_the_folder_of_the_config_is_the_bound",
            "test_outside_of_any_repository_no_link_leads_out_of_the_folder",
        ]
    },
    "A path with a root": {
        CONFINED: [
            "test_a_path_of_the_settings_has_no_root_drive_or_share",
            "test_nothing_is_looked_at_behind_such_a_path",
            "test_roots_of_every_system_are_known_on_every_system",
        ]
    },
    "Links are followed inside": {CONFINED: ["test_links_inside_the_repository_are_followed_once_and_without_end"]},
    "A link out of the repository": {
        CONFINED: [
            "test_a_link_out_in_a_folder_is_a_finding_at_it_and_not_followed",
            "test_a_link_to_the_settings_of_git_is_not_followed",
            "test_the_folder_of_git_is_not_inside_in_any_spelling",
        ]
    },
    "A config file, an ignore file": {
        CONFINED: [
            "test_a_config_file_that_is_a_link_out_is_refused",
            "test_an_ignore_file_that_is_a_link_out_is_refused",
            "test_a_rule_file_that_is_a_link_out_is_refused",
        ]
    },
    "So does a path": {
        CONFINED: [
            "test_a_path_of_the_command_line_does_not_go_over_a_link_out_of_a_repository",
            "test_a_file_named_by_an_option_is_no_link_out",
            "test_no_report_is_written_over_a_link_out",
        ]
    },
    "Any other path": {CONFINED: ["test_a_path_the_user_gives_is_trusted_where_no_link_of_a_repository_is_on_it"]},
    "Catalogs and mappings": {
        CONFINED: ["test_a_catalog_points_to_nothing_outside", "test_a_mapping_reads_nothing_over_a_link_out"]
    },
    "orglint opens no connection": {
        NETWORK: [
            "test_the_block_holds",
            "test_every_example_is_checked_in_every_format_without_a_network",
            "test_no_other_command_wants_a_network",
            "test_addresses_in_files_are_not_called",
        ]
    },
    "A check starts no program": {CODE: ["test_a_check_starts_no_program"]},
    "Terminal escapes": {
        FORGED: [
            "test_no_command_shows_more_than_text_of_a_model",
            "test_no_setting_forges_anything",
            "test_no_rule_forges_anything",
            "test_no_name_of_a_file_forges_anything",
        ],
        NAMES: ["test_no_format_holds_a_character_that_deceives_or_that_its_stream_has_not"],
    },
    "No text is a command": {
        FORGED: ["test_no_command_shows_more_than_text_of_a_model"],
        NAMES: ["test_no_format_forges_a_workflow_command"],
    },
    "No name begins a line": {FORGED: ["test_no_setting_forges_anything", "test_no_name_of_a_file_forges_anything"]},
    "HTML, XML and Markdown": {
        NAMES: [
            "test_markdown_has_no_element_that_is_not_ours",
            "test_no_site_makes_a_mention_a_reference_or_an_emoji_of_markdown",
            "test_junit_is_xml_whose_texts_are_what_was_written",
            "test_sarif_links_lead_to_related_places_only",
        ]
    },
    "Cells of the workbooks": {
        FORGED: ["test_a_workbook_holds_no_formula", "test_a_cell_that_looks_like_a_formula_is_text"]
    },
    "What an import": {
        FORGED: ["test_what_is_imported_is_yaml_that_says_the_same", "test_a_copy_under_pseudonyms_is_yaml"]
    },
    "Files, nesting, aliases": {
        ESCAPES: ["test_an_attempt_is_refused_at_its_line_and_column"],
        BOUNDS: ["test_a_file_beyond_the_bound_is_refused", "test_a_workbook_that_unpacks_to_too_much_is_refused"],
    },
    "An expression is bounded": {
        ESCAPES: [
            "test_an_attempt_is_refused_at_its_line_and_column",
            "test_an_attempt_that_is_within_the_language_ends",
        ]
    },
    "Patterns with many stars": {
        BOUNDS: [
            "test_a_pattern_with_many_stars_is_matched_as_before",
            "test_a_pattern_with_many_stars_ends",
            "test_a_pattern_goes_into_any_depth_twice_and_not_more",
        ]
    },
    "git runs no hook": {BASE: ["test_nothing_that_it_names_runs", "test_the_traps_would_be_sprung"]},
    "The work tree": {BASE: ["test_neither_the_work_tree_nor_the_index_nor_the_repository_is_touched"]},
    "Links and paths that lead out": {
        BASE: [
            "test_links_out_of_the_repository_are_not_followed",
            "test_a_tree_that_leads_out_of_the_folder_is_refused",
        ]
    },
    "A folder that looks like": {
        BASE: ["test_a_folder_that_looks_like_a_bare_repository_is_none", "test_variables_of_a_hook_lead_nowhere_else"]
    },
    "What is loosened": {BASE: ["test_it_is_told_at_its_line", "test_rules_of_ones_own_are_the_base_s"]},
}
"""How a sentence of the page begins -> the tests that hold it, by file."""


def statements(page: str, end: str) -> list[list[str]]:
    """Return the sentences of a page, section by section; headings and the way to the other language are none."""
    text = (DOCS / page).read_text(encoding="utf-8")
    sections = []
    for section in re.split(r"^#+ .*$", text, flags=re.MULTILINE)[1:]:
        blocks = re.split(r"\n\n|\n- ", section)
        joined = [" ".join(block.removeprefix("- ").split()) for block in blocks]
        told = [block for block in joined if block and "(security" not in block]
        sections.append([part.strip() for block in told for part in re.split(end, block) if part.strip()])
    return sections


@cache
def names_in(file: str) -> frozenset[str]:
    tree = ast.parse((TESTS / file).read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


def test_every_sentence_of_the_page_names_its_tests():
    said = [sentence for section in statements("security.md", r"(?<=\.)\s+(?=[A-Z])") for sentence in section]
    held = {sentence: [start for start in HELD if sentence.startswith(start)] for sentence in said}
    assert [sentence for sentence, starts in held.items() if len(starts) != 1] == []
    assert sorted(HELD) == sorted(start for starts in held.values() for start in starts)


@pytest.mark.parametrize("start", HELD)
def test_what_holds_a_sentence_is_a_test_that_is_there(start: str):
    named = [(file, name) for file, names in HELD[start].items() for name in names]
    assert named
    assert [(file, name) for file, name in named if name not in names_in(file)] == []
    assert all(name.startswith("test_") for _, name in named)


def test_the_japanese_page_makes_the_same_statements():
    english = [len(section) for section in statements("security.md", r"(?<=\.)\s+(?=[A-Z])")]
    japanese = [len(section) for section in statements("security.ja.md", r"(?<=。)")]
    assert japanese == english
