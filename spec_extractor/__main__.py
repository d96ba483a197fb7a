"""``python -m spec_extractor`` is the command ``prdgen``."""

from spec_extractor.cli import main

main()
