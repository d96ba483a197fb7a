"""Tools for coding agents, by the Model Context Protocol: check, extract, plan and new.

`spec_extractor.tools.server` imports the protocol's SDK, which ``prdgen[mcp]`` installs; nothing else does.
"""
