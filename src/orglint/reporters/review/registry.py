"""The formats that show a whole review; every other format shows its findings."""

from __future__ import annotations

from collections.abc import Mapping

from orglint.reorg.review import Review
from orglint.report import Report
from orglint.reporters.options import Options, Reporter


def review_formats(review: Review) -> Mapping[str, Reporter]:
    """Return the reporters of a review by their formats: what they show is the report of the review with all else of it."""

    def text(report: Report, options: Options) -> str:
        from orglint.reporters.review.text import review_text

        return review_text(_with(review, report), options)

    def json(report: Report, options: Options) -> str:
        from orglint.reporters.review.json_review import review_json

        return review_json(_with(review, report), options)

    def markdown(report: Report, options: Options) -> str:
        from orglint.reporters.review.markdown import review_markdown

        return review_markdown(_with(review, report), options)

    return {"text": text, "json": json, "markdown": markdown}


def _with(review: Review, report: Report) -> Review:
    from dataclasses import replace

    return replace(review, report=report)
