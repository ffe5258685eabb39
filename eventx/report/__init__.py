"""A page to look at events on: one HTML file that asks for nothing from outside.

events, documents -> stories (pairing.py) -> facts of each event -> marks in its text, rows of the table -> page
"""
