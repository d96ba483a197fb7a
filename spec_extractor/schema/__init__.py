"""The JSON Schemas of the spec and the answers, and the spec's JSON form: validation, reading and writing."""

from spec_extractor.schema.conversion import from_dict, to_dict, to_yaml
from spec_extractor.schema.validation import QUOTE_IT, Violation, load, validate, where

__all__ = ["QUOTE_IT", "Violation", "from_dict", "load", "to_dict", "to_yaml", "validate", "where"]
