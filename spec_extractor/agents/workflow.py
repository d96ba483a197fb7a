"""Three agents in one workflow: prompt → spec → review → (a human agrees) → code.

Each agent gets values and answers an event with new ones; what the agents share is the session's state, which only
the workflow writes. A step that fails leaves the state as it was.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Callable
from typing import Any

from google.adk.agents import BaseAgent, InvocationContext, LlmAgent
from google.adk.agents.callback_context import CallbackContext
from google.adk.agents.readonly_context import ReadonlyContext
from google.adk.events import Event
from google.adk.events.event_actions import EventActions
from google.adk.events.request_input import RequestInput
from google.adk.models import BaseLlm
from google.adk.models.llm_response import LlmResponse
from google.adk.runners import Runner
from google.adk.sessions import InMemorySessionService, Session
from google.adk.workflow import START, BaseNode, Workflow
from google.genai import types

from spec_extractor.agents.drafts import Draft, examine, read
from spec_extractor.agents.instruction import instruction
from spec_extractor.agents.models import MAX_TOKENS, silence
from spec_extractor.agents.settings import PromptError
from spec_extractor.diagnostics import Diagnostic, Location, error
from spec_extractor.reporting import text

ATTEMPTS = 3
"""How often the model may write the spec: once, and twice again with what was wrong."""

_APP = "prdgen"
_USER = "author"
_QUESTION = "agreed"
_CUT_OFF = f"the reply was cut off after {MAX_TOKENS:,} tokens, or as long as the server lets it be"


def run(
    prompt: str,
    model: BaseLlm,
    stack: str,
    confirm: Callable[[Draft], bool],
    generate: Callable[[Draft], None],
) -> Draft:
    """See `spec_extractor.agents.converse`."""
    silence()
    sessions = InMemorySessionService()
    runner = Runner(app_name=_APP, node=_workflow(model, stack, generate), session_service=sessions)
    with asyncio.Runner() as loop:
        session = loop.run(sessions.create_session(app_name=_APP, user_id=_USER))

        def state_after(message: types.Content) -> dict[str, Any]:
            return loop.run(_state_after(runner, session, message))

        state = state_after(types.UserContent(prompt))
        if "document" not in state:
            raise _given_up(state, stack)
        draft = read(state["name"], state["document"], stack)
        # Asked outside of the loop, which would swallow the first Ctrl-C.
        answer = types.FunctionResponse(
            id=_QUESTION, name="adk_request_input", response={"result": confirm(draft)}
        )
        state_after(types.Content(role="user", parts=[types.Part(function_response=answer)]))
    return draft


async def _state_after(runner: Runner, session: Session, message: types.Content) -> dict[str, Any]:
    async for _ in runner.run_async(user_id=_USER, session_id=session.id, new_message=message):
        pass
    now = await runner.session_service.get_session(app_name=_APP, user_id=_USER, session_id=session.id)
    return {} if now is None else dict(now.state)


def _given_up(state: dict[str, Any], stack: str) -> PromptError:
    """Why the last reply was rejected, after saying that it was the last."""
    message = f"the model has not written a spec that can be used, in {ATTEMPTS} attempts"
    remedy = "say it more simply or in parts, use another model, or write the PRD by hand: `prdgen sample`"
    why = _wrong(state["reply"], bool(state["cut_off"]), stack)[1]
    return PromptError((error("PRD504", Location("prompt"), message, remedy), *why))


def _wrong(reply: str, cut_off: bool, stack: str) -> tuple[Draft | None, tuple[Diagnostic, ...]]:
    if cut_off:
        return None, (error("PRD504", Location("reply.json"), _CUT_OFF, "describe less at a time"),)
    return examine(reply, stack)


def _workflow(model: BaseLlm, stack: str, generate: Callable[[Draft], None]) -> Workflow:
    write = LlmAgent(
        name="PromptToSpecAgent",
        model=model,
        instruction=_instruction,
        include_contents="none",
        generate_content_config=types.GenerateContentConfig(temperature=0.1, max_output_tokens=MAX_TOKENS),
        after_model_callback=_keep_reply,
    )
    review = SpecReviewAgent(name="SpecReviewAgent", stack=stack)
    ask = Confirmation(name="Confirmation")
    code = CodeGenerationAgent(name="CodeGenerationAgent", stack=stack, generate=generate)
    return Workflow(
        name="FromPrompt",
        edges=[
            (START, write, review, {"rejected": write, "accepted": ask, "given_up": _end}),
            (ask, {"agreed": code, "refused": _end}),
        ],
    )


def _end() -> None:
    """Where a way through the workflow ends without code."""


def _instruction(context: ReadonlyContext) -> str:
    return instruction(context.state.get("rejection"))


def _keep_reply(callback_context: CallbackContext, llm_response: LlmResponse) -> LlmResponse:
    """Put the reply into the state, an empty or a cut-off one too: the review judges all of them.

    What goes on through the workflow always has content: an agent without any counts as not finished, and would be
    asked again when the human has answered.
    """
    parts = (llm_response.content and llm_response.content.parts) or []
    reply = "".join(part.text for part in parts if part.text and not part.thought)
    callback_context.state["reply"] = reply
    callback_context.state["cut_off"] = llm_response.finish_reason == types.FinishReason.MAX_TOKENS
    return LlmResponse(content=types.Content(role="model", parts=[types.Part(text=reply or "(empty)")]))


def _told(author: str, route: str | None, **state: str | int | bool) -> Event:
    """What an agent answers: where to go on, and values that are new in the session's state."""
    return Event(author=author, actions=EventActions(route=route, state_delta=dict(state)))


class SpecReviewAgent(BaseAgent):
    """The review: rejects, or normalises names; changes no architecture."""

    stack: str

    async def _run_async_impl(self, ctx: InvocationContext) -> AsyncGenerator[Event, None]:
        state = ctx.session.state
        draft, why = _wrong(state["reply"], state["cut_off"], self.stack)
        attempt = state.get("attempt", 0) + 1
        if draft is not None:
            yield _told(self.name, "accepted", name=draft.name, document=draft.text)
        else:
            route = "rejected" if attempt < ATTEMPTS else "given_up"
            yield _told(self.name, route, attempt=attempt, rejection=text.render(why))


class Confirmation(BaseNode):
    """Waits for a human; the run ends here and goes on with the answer."""

    rerun_on_resume: bool = True

    async def _run_impl(self, *, ctx: Any, node_input: Any) -> AsyncGenerator[Any, None]:
        if _QUESTION not in ctx.resume_inputs:
            yield RequestInput(
                interrupt_id=_QUESTION, message="Is this what is to be built?", response_schema=bool
            )
        else:
            yield _told(self.name, "agreed" if ctx.resume_inputs[_QUESTION] is True else "refused")


class CodeGenerationAgent(BaseAgent):
    """The renderer: makes what the reviewed document says, and improvises nothing."""

    stack: str
    generate: Callable[[Draft], None]

    async def _run_async_impl(self, ctx: InvocationContext) -> AsyncGenerator[Event, None]:
        state = ctx.session.state
        self.generate(read(state["name"], state["document"], self.stack))
        yield _told(self.name, None, generated=True)
