"""Cypher query modules, one question a file; the header of each is its documentation."""
