"""Structured events from English news."""

__version__ = "0.1.0"
