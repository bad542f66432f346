"""Every data class of factcheck: frozen, slotted, without logic or input/output beyond writing itself as JSON-ready dictionaries."""

from factcheck.model.claims import (
    Claim,
    Construction,
    Extraction,
    Gap,
    Ignored,
    Interval,
    Link,
    Mention,
    Operand,
    Quantity,
    Reading,
    Slot,
    Term,
    Unit,
)
from factcheck.model.findings import (
    SEVERITIES,
    Also,
    Binding,
    Checked,
    Derivation,
    Doubt,
    Edit,
    Evidence,
    Finding,
    Label,
    Report,
    Suggestion,
    Suppressed,
)
from factcheck.model.releases import Changed, Line, Point, Recorded, Release
from factcheck.model.rules import Example, Pack, Rule
from factcheck.model.scope import Actor, Period, Place, Relation
from factcheck.model.text import Document, Position, Problem, Segment, Sentence, Span

__all__ = [
    "Actor", "Also", "Binding", "Changed", "Checked", "Claim", "Construction", "Derivation", "Document", "Doubt", "Edit",
    "Evidence", "Example", "Extraction", "Finding", "Gap", "Ignored", "Interval", "Label", "Line", "Link", "Mention",
    "Operand", "Pack", "Period", "Place", "Point", "Position", "Problem", "Quantity", "Reading", "Recorded", "Relation",
    "Release", "Report", "Rule", "SEVERITIES", "Segment", "Sentence", "Slot", "Span", "Suggestion", "Suppressed", "Term",
    "Unit",
]  # fmt: skip
