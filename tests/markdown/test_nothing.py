"""A document without a data model is told what to write, with its own nouns."""

from __future__ import annotations

from spec_extractor.sources.markdown import read

PRD = """# Bakery app

## Features

- Customers can order breads and browse recipes
- The baker can add a recipe, edit each recipe and delete old recipes
- The baker manages deliveries

## Roadmap

Later.
"""


def help_of(text: str) -> str:
    _, diagnostics = read(text, "prd.md")
    return next(d.help for d in diagnostics if d.code == "PRD120")


def test_the_example_is_made_of_what_the_document_speaks_of() -> None:
    said = help_of(PRD)
    assert "`- Recipe: name (string, required), notes (text)`" in said
    assert "after the section 'Roadmap' (line 9)" in said


def test_the_example_is_read_as_it_stands() -> None:
    said = help_of(PRD)
    examples = [part for part in said.split("`") if part.startswith("- ")]
    spec, _ = read(PRD + "\n## Entities\n\n" + "\n".join(examples) + "\n", "prd.md")
    assert [entity.name for entity in spec.entities][:1] == ["Recipe"]


def test_without_nouns_the_example_is_neutral() -> None:
    assert "`- Task: name" in help_of("# Bakery\n")
    assert "`- Task: name" in help_of("")


def test_words_of_sentences_are_no_nouns() -> None:
    text = """# Oven

- Create account pages and add bounded queues; add a bounded queue
- Bakers cannot delete restrict rules; the rule cannot be edited, view cannot
- Update nuanced answers, manage a nuanced answer scale
- Track a batch once
"""
    said = help_of(text)
    assert "`- Task: name (string, required), notes (text)`" in said
    assert " and `- " not in said


def test_a_heading_and_an_article_make_a_noun() -> None:
    said = help_of(
        "# Oven\n\n## Loaves\n\nPeople look at the oven.\n\n## Trays\n\nWarm a tray, then turn each tray.\n"
    )
    assert "`- Tray: name" in said
    assert "Loaf" not in said
