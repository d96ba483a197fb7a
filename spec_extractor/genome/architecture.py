"""The architecture inventory in ArchiMate 3.2's terms, for ARCHITECTURE.md.

Elements are ``{id, type, name}``; relationships ``{source, target, type}`` with the standard's relationship names.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from spec_extractor.genome.answers import Entity


def inventory(
    name: str,
    entities: Sequence[Entity],
    stories: Sequence[dict[str, Any]],
    integrations: Sequence[dict[str, Any]],
    auth: bool,
) -> dict[str, Any]:
    """The whole inventory, in a fixed order: components, services, interfaces, data objects, processes."""
    elements: list[dict[str, str]] = []
    relationships: list[dict[str, str]] = []

    def element(id_: str, type_: str, title: str) -> str:
        elements.append({"id": id_, "type": type_, "name": title})
        return id_

    def relate(source: str, target: str, type_: str) -> None:
        relationships.append({"source": source, "target": target, "type": type_})

    backend = element("component-backend", "ApplicationComponent", name)
    served = [entity for entity in entities if entity["crud"]]
    for entity in served:
        component = element(f"component-{entity['kebab']}", "ApplicationComponent", f"{entity['label']} resource")
        service = element(f"service-{entity['kebab']}", "ApplicationService", f"{entity['label']} management")
        interface = element(f"interface-{entity['kebab']}", "ApplicationInterface", f"/{entity['route']}")
        relate(backend, component, "Composition")
        relate(component, service, "Realization")
        relate(interface, service, "Assignment")
    if auth:
        component = element("component-auth", "ApplicationComponent", "Authentication")
        service = element("service-auth", "ApplicationService", "Account and session management")
        interface = element("interface-auth", "ApplicationInterface", "/auth")
        relate(backend, component, "Composition")
        relate(component, service, "Realization")
        relate(interface, service, "Assignment")
    for entity in entities:
        data = element(f"data-{entity['kebab']}", "DataObject", entity["label"])
        owner = "service-auth" if entity["account"] else f"service-{entity['kebab']}"
        if entity["crud"] or entity["account"]:
            relate(owner, data, "Access")
    services = {entity["name"]: f"service-{entity['kebab']}" for entity in served}
    for story in stories:
        title = story["title"] or story["want"]
        process = element(f"process-{story['id'].lower()}", "BusinessProcess", title)
        names = dict.fromkeys(call["entity"] for call in story["endpoints"])
        for entity_name in names:
            relate(services.get(entity_name, "service-auth"), process, "Serving")
    for integration in integrations:
        outside = element(f"component-external-{integration['slug']}", "ApplicationComponent", integration["name"])
        relate(backend, outside, "Flow")
    return {"elements": elements, "relationships": relationships}
