"""Benchmarks: ``python -m benchmarks NAME``. Ratios of one run, medians of several; never part of the tests."""
