"""Loaders: one module a source format, from a file to Documents.

A loader module declares ``ENDINGS`` (the endings it knows, with the dot, in lower case) and
``load(path) -> Iterator[Document | Refused]``, which raises DocumentError where the whole file cannot be read.
``diplograph.sources`` finds it by ``ENDINGS``: a new format is a new module here and nothing else. The other modules
are steps that loaders share.
"""
