"""docker-compose.yml: an exact image, loopback only, no password of its own."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

COMPOSE = Path(__file__).parents[1] / "docker-compose.yml"


@pytest.fixture(scope="module")
def neo4j() -> dict[str, Any]:
    service: dict[str, Any] = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["services"]["neo4j"]
    return service


def test_the_image_is_community_with_an_exact_tag(neo4j: dict[str, Any]) -> None:
    assert neo4j["image"] == "neo4j:5.26.30"


def test_both_ports_are_reached_from_this_machine_only(neo4j: dict[str, Any]) -> None:
    assert neo4j["ports"] == ["127.0.0.1:7474:7474", "127.0.0.1:7687:7687"]


def test_the_password_must_be_given(neo4j: dict[str, Any]) -> None:
    assert re.fullmatch(r"neo4j/\$\{NEO4J_PASSWORD:\?[^}]+\}", neo4j["environment"]["NEO4J_AUTH"])


def test_no_other_setting_holds_a_secret(neo4j: dict[str, Any]) -> None:
    others = {name for name in neo4j["environment"] if re.search(r"auth|passw|secret|token", name, re.I)}
    assert others == {"NEO4J_AUTH"}


def test_the_health_check_logs_in_without_showing_the_password(neo4j: dict[str, Any]) -> None:
    shell, command = neo4j["healthcheck"]["test"]
    assert shell == "CMD-SHELL"
    assert command.startswith('NEO4J_PASSWORD="$${NEO4J_AUTH#neo4j/}" cypher-shell ')
    assert "--password" not in command
    assert {"interval", "timeout", "retries", "start_period"} <= neo4j["healthcheck"].keys()


def test_data_and_logs_live_in_named_volumes(neo4j: dict[str, Any]) -> None:
    declared = yaml.safe_load(COMPOSE.read_text(encoding="utf-8"))["volumes"]
    assert neo4j["volumes"] == ["neo4j-data:/data", "neo4j-logs:/logs"]
    assert set(declared) == {"neo4j-data", "neo4j-logs"}


def test_memory_is_bounded(neo4j: dict[str, Any]) -> None:
    sizes = {name: size for name, size in neo4j["environment"].items() if "_memory_" in name}
    assert set(sizes) == {
        "NEO4J_server_memory_heap_initial__size",
        "NEO4J_server_memory_heap_max__size",
        "NEO4J_server_memory_pagecache_size",
    }
    assert all(re.fullmatch(r"\d+[mg]", size) for size in sizes.values())


def test_a_reading_query_cannot_reach_files_or_addresses(neo4j: dict[str, Any]) -> None:
    environment = neo4j["environment"]
    assert environment["NEO4J_dbms_security_allow__csv__import__from__file__urls"] == "false"
    assert environment["NEO4J_internal_dbms_cypher__ip__blocklist"] == "0.0.0.0/0,::/0"
