"""The readers, one notation each, in the order in which they see the document.

To add a notation: write ``readers/<notation>.py`` with one function of the type `Reader`, and add its line here.
"""

from __future__ import annotations

from spec_extractor.sources.markdown.readers.auth import read_auth
from spec_extractor.sources.markdown.readers.boxes import read_boxes
from spec_extractor.sources.markdown.readers.classes import read_classes
from spec_extractor.sources.markdown.readers.coded_columns import read_coded_columns
from spec_extractor.sources.markdown.readers.column_lists import read_column_lists
from spec_extractor.sources.markdown.readers.constraints import read_constraints
from spec_extractor.sources.markdown.readers.convex import read_convex
from spec_extractor.sources.markdown.readers.crud import read_crud
from spec_extractor.sources.markdown.readers.dbml import read_dbml
from spec_extractor.sources.markdown.readers.document_paths import read_document_paths
from spec_extractor.sources.markdown.readers.dotted import read_dotted
from spec_extractor.sources.markdown.readers.drizzle import read_drizzle
from spec_extractor.sources.markdown.readers.entities import read_entities
from spec_extractor.sources.markdown.readers.enums import read_enums
from spec_extractor.sources.markdown.readers.features import read_features
from spec_extractor.sources.markdown.readers.fenced_text import read_fenced_text
from spec_extractor.sources.markdown.readers.field_headings import read_field_headings
from spec_extractor.sources.markdown.readers.graphql import read_graphql
from spec_extractor.sources.markdown.readers.indented import read_indented
from spec_extractor.sources.markdown.readers.integrations import read_integrations
from spec_extractor.sources.markdown.readers.json_examples import read_json_examples
from spec_extractor.sources.markdown.readers.json_schema import read_json_schema
from spec_extractor.sources.markdown.readers.laravel import read_laravel
from spec_extractor.sources.markdown.readers.mentioned import read_mentioned
from spec_extractor.sources.markdown.readers.mermaid import read_mermaid
from spec_extractor.sources.markdown.readers.migrations import read_migrations
from spec_extractor.sources.markdown.readers.mongoose import read_mongoose
from spec_extractor.sources.markdown.readers.passing import read_passing
from spec_extractor.sources.markdown.readers.prisma import read_prisma
from spec_extractor.sources.markdown.readers.prose import read_prose
from spec_extractor.sources.markdown.readers.python import read_python
from spec_extractor.sources.markdown.readers.recorded import read_recorded
from spec_extractor.sources.markdown.readers.relational import read_relational
from spec_extractor.sources.markdown.readers.relations import read_relations
from spec_extractor.sources.markdown.readers.running_names import read_running_names
from spec_extractor.sources.markdown.readers.sequelize import read_sequelize
from spec_extractor.sources.markdown.readers.sql import read_sql
from spec_extractor.sources.markdown.readers.statements import read_statements
from spec_extractor.sources.markdown.readers.stories import read_stories
from spec_extractor.sources.markdown.readers.tables import read_tables
from spec_extractor.sources.markdown.readers.told import read_told
from spec_extractor.sources.markdown.readers.trees import read_trees
from spec_extractor.sources.markdown.readers.typescript import read_typescript
from spec_extractor.sources.markdown.readers.workflows import read_workflows
from spec_extractor.sources.markdown.readers.zod import read_zod
from spec_extractor.sources.markdown.tellings import Reader

READERS: tuple[tuple[str, Reader], ...] = (
    ("sql", read_sql),
    ("prisma", read_prisma),
    ("dbml", read_dbml),
    ("python", read_python),
    ("mongoose", read_mongoose),
    ("sequelize", read_sequelize),
    ("convex", read_convex),
    ("drizzle", read_drizzle),
    ("zod", read_zod),
    ("laravel", read_laravel),
    ("migrations", read_migrations),
    ("enums", read_enums),
    ("tables", read_tables),
    ("mermaid", read_mermaid),
    ("graphql", read_graphql),
    ("json_schema", read_json_schema),
    ("typescript", read_typescript),
    ("classes", read_classes),
    ("trees", read_trees),
    ("json_examples", read_json_examples),
    ("document_paths", read_document_paths),
    ("boxes", read_boxes),
    ("indented", read_indented),
    ("statements", read_statements),
    ("dotted", read_dotted),
    ("relational", read_relational),
    ("running_names", read_running_names),
    ("relations", read_relations),
    ("stories", read_stories),
    ("field_headings", read_field_headings),
    ("column_lists", read_column_lists),
    ("entities", read_entities),
    ("fenced_text", read_fenced_text),
    ("integrations", read_integrations),
    ("auth", read_auth),
    ("recorded", read_recorded),
    ("coded_columns", read_coded_columns),
    ("prose", read_prose),
    ("features", read_features),
    ("workflows", read_workflows),
    ("told", read_told),
    ("mentioned", read_mentioned),
    ("passing", read_passing),
    ("crud", read_crud),
    ("constraints", read_constraints),
)
"""Name and function; a later reader leaves alone what an earlier one used."""
