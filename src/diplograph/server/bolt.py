"""How diplograph opens a driver: the same options for every server."""

from __future__ import annotations

import logging

import neo4j

from diplograph import __version__

logging.getLogger("neo4j").addHandler(logging.NullHandler())  # its warnings of retries are no news to a user

Login = tuple[str, str]
CONNECT_LIMIT = 10.0  # seconds until a server that does not answer is given up
RETRY_LIMIT = 15.0  # seconds that a transaction is tried again for after an error that the server calls passing


def driver(address: str, login: Login | None) -> neo4j.Driver:
    """A driver for the server at ``address``; nothing is sent before its first use.

    Raises what ``neo4j`` raises for an address that it does not understand.
    """
    return neo4j.GraphDatabase.driver(
        address,
        auth=login,
        connection_timeout=CONNECT_LIMIT,
        connection_acquisition_timeout=3 * CONNECT_LIMIT,
        max_transaction_retry_time=RETRY_LIMIT,
        notifications_min_severity="OFF",  # else an empty graph warns of every label that it lacks yet
        telemetry_disabled=True,
        user_agent=f"diplograph/{__version__}",
    )
