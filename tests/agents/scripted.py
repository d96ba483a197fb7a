"""A model that replies what a test has written down, and specs for it to reply."""

from __future__ import annotations

import json
from collections.abc import AsyncGenerator
from typing import Any

from google.adk.models import BaseLlm
from google.adk.models.llm_request import LlmRequest
from google.adk.models.llm_response import LlmResponse
from google.genai import types
from pydantic import Field

from spec_extractor.agents.models import Told

ID = {"name": "id", "type": "uuid", "primary_key": True}
TOOLS: dict[str, Any] = {
    "spec_version": "1.1",
    "project": {"name": "Tool Library", "description": "Neighbours lend each other tools."},
    "entities": [
        {
            "name": "Tool",
            "description": "Something that can be lent.",
            "access": "shared",
            "fields": [
                ID,
                {"name": "name", "type": "string", "nullable": False, "description": "What it is called."},
                {"name": "state", "type": "enum", "values": ["good", "worn"], "default": "good"},
            ],
        },
        {
            "name": "loan",
            "fields": [
                ID,
                {"name": "tool_id", "type": "uuid", "nullable": False, "references": {"entity": "Tool"}},
                {"name": "dueOn", "type": "date", "nullable": False},
            ],
        },
    ],
    "user_stories": [{"role": "neighbour", "want": "add a tool", "benefit": "others can borrow it"}],
    "integrations": [{"name": "Mailgun", "category": "email", "description": "Reminders by e-mail."}],
}
GOOD = json.dumps(TOOLS)


def with_entity(**changes: Any) -> str:
    """The good reply, its first entity changed."""
    first, *others = TOOLS["entities"]
    return json.dumps({**TOOLS, "entities": [{**first, **changes}, *others]})


class Scripted(BaseLlm):
    """Replies in order: a text, None for no content, a reply as a whole, or an exception to raise."""

    replies: list[Any]
    asked: list[LlmRequest] = Field(default_factory=list)

    async def generate_content_async(
        self, llm_request: LlmRequest, stream: bool = False
    ) -> AsyncGenerator[LlmResponse, None]:
        self.asked.append(llm_request)
        reply = self.replies.pop(0)
        if isinstance(reply, Exception):
            raise reply
        if isinstance(reply, LlmResponse):
            yield reply
            return
        content = None if reply is None else types.Content(role="model", parts=[types.Part(text=reply)])
        yield LlmResponse(content=content, finish_reason=types.FinishReason.STOP)

    def told(self) -> list[str]:
        """The system instruction of each request."""
        return [str(request.config.system_instruction) for request in self.asked]


def scripted(*replies: Any) -> tuple[Told, Scripted]:
    """A model as the agents get it, and the script inside."""
    inner = Scripted(model="scripted", replies=list(replies))
    return Told(model="scripted", inner=inner), inner
