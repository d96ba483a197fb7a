"""What the stacks on SQLAlchemy and Pydantic have in common."""

from __future__ import annotations

import keyword

VERSIONS = ("3.11", "3.12", "3.13")
# What PEP 8 has to escape, plus the built-ins that generated annotations use: a class attribute called ``str``
# would shadow the type in the annotations that follow it.
_LANGUAGE_ATTRIBUTES = frozenset(keyword.kwlist) | {
    "bool",
    "bytes",
    "dict",
    "float",
    "int",
    "list",
    "object",
    "set",
    "str",
    "tuple",
    "type",
}

# Attributes of SQLAlchemy's declarative base, of Pydantic's BaseModel and of the template's own base classes, and
# the lower-case names that the templates import into the modules in which these classes are written.
_MODEL_ATTRIBUTES = frozenset(
    {
        "changes",
        "clock",
        "columns",
        "construct",
        "copy",
        "decimal",
        "dict",
        "dt",
        "from_orm",
        "json",
        "json_default",
        "mapped_column",
        "metadata",
        "parse_file",
        "parse_obj",
        "parse_raw",
        "registry",
        "relationship",
        "sa",
        "schema",
        "schema_json",
        "text_default",
        "update_forward_refs",
        "uuid",
        "validate",
    }
)

# Built-in names in CapWords: which of them there are differs between versions of Python, this list must not.
_BUILT_IN_CLASSES = frozenset(
    {
        "ArithmeticError",
        "AssertionError",
        "AttributeError",
        "BaseException",
        "BaseExceptionGroup",
        "BlockingIOError",
        "BrokenPipeError",
        "BufferError",
        "BytesWarning",
        "ChildProcessError",
        "ConnectionAbortedError",
        "ConnectionError",
        "ConnectionRefusedError",
        "ConnectionResetError",
        "DeprecationWarning",
        "EOFError",
        "Ellipsis",
        "EncodingWarning",
        "EnvironmentError",
        "Exception",
        "ExceptionGroup",
        "FileExistsError",
        "FileNotFoundError",
        "FloatingPointError",
        "FutureWarning",
        "GeneratorExit",
        "IOError",
        "ImportError",
        "ImportWarning",
        "IndentationError",
        "IndexError",
        "InterruptedError",
        "IsADirectoryError",
        "KeyError",
        "KeyboardInterrupt",
        "LookupError",
        "MemoryError",
        "ModuleNotFoundError",
        "NameError",
        "NotADirectoryError",
        "NotImplemented",
        "NotImplementedError",
        "OSError",
        "OverflowError",
        "PendingDeprecationWarning",
        "PermissionError",
        "ProcessLookupError",
        "PythonFinalizationError",
        "RecursionError",
        "ReferenceError",
        "ResourceWarning",
        "RuntimeError",
        "RuntimeWarning",
        "StopAsyncIteration",
        "StopIteration",
        "SyntaxError",
        "SyntaxWarning",
        "SystemError",
        "SystemExit",
        "TabError",
        "TimeoutError",
        "TypeError",
        "UnboundLocalError",
        "UnicodeDecodeError",
        "UnicodeEncodeError",
        "UnicodeError",
        "UnicodeTranslateError",
        "UnicodeWarning",
        "UserWarning",
        "ValueError",
        "Warning",
        "ZeroDivisionError",
    }
)

# Class names that the templates import or define beside the entities.
CLASSES = _BUILT_IN_CLASSES | frozenset(
    {
        "Annotated",
        "Any",
        "Base",
        "BaseModel",
        "Column",
        "Decimal",
        "Depends",
        "Enum",
        "False",
        "Field",
        "ForeignKey",
        "Index",
        "Link",
        "Literal",
        "LoginFailure",
        "Mapped",
        "Model",
        "None",
        "Request",
        "Response",
        "RevokedToken",
        "Session",
        "Table",
        "True",
        "UUID",
    }
)

# Modules of template/_shared/python that stand beside those of the entities.
_MODULES = frozenset({"auth", "base", "conftest", "errors", "health", "migrations", "openapi", "visibility"})

ATTRIBUTES = _LANGUAGE_ATTRIBUTES | _MODEL_ATTRIBUTES
ATTRIBUTE_PREFIXES = ("model_",)
MODULES = frozenset(keyword.kwlist) | _MODULES
