"""The model behind the agents: built from the setting, its failures told in words of our own."""

from __future__ import annotations

import logging
from collections.abc import AsyncGenerator

import openai
from google.adk.integrations.openai import OpenAILlm
from google.adk.models import BaseLlm, Gemini
from google.adk.models.llm_request import LlmRequest
from google.adk.models.llm_response import LlmResponse
from google.genai import errors, types

from spec_extractor.agents.settings import SETTING, Model, PromptError, failed, key_of

MAX_TOKENS = 16_384
"""How long a reply may be: about 200 entities, and what the models in wide use allow at most."""

_RETRIES = 2
# They tell of requests and replies as a whole, some of them already at the level of warnings.
_TALKATIVE = ("google_adk", "google_genai", "openai", "httpx", "httpx2", "httpcore", "httpcore2", "opentelemetry")


def silence() -> None:
    """Keep prompts, replies and keys out of every log, at whatever level the program logs."""
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.CRITICAL + 1)


def build(model: Model, timeout: float) -> BaseLlm:
    """The model as the agents ask it; a request takes at most ``timeout`` seconds and is tried three times.

    Raises `PromptError` where a key is missing.
    """
    silence()
    key = key_of(model)
    if model.provider == "openai":
        client = openai.AsyncOpenAI(api_key=key, base_url=model.server, timeout=timeout, max_retries=_RETRIES)
        return Told(model=model.name, inner=OpenAILlm(model=model.name, client=client))
    options = types.HttpOptions(
        base_url=model.server,
        timeout=int(timeout * 1000),
        retry_options=types.HttpRetryOptions(attempts=1 + _RETRIES),
    )
    arguments = {"http_options": options} if key is None else {"http_options": options, "api_key": key}
    return Told(model=model.name, inner=Gemini(model=model.name, client_kwargs=arguments))


class Told(BaseLlm):
    """A model whose failures are `PromptError`: libraries quote requests and keys in their messages."""

    inner: BaseLlm

    async def generate_content_async(
        self, llm_request: LlmRequest, stream: bool = False
    ) -> AsyncGenerator[LlmResponse, None]:
        """What ``inner`` replies. Raises `PromptError`."""
        try:
            async for response in self.inner.generate_content_async(llm_request, stream):
                yield response
        except PromptError:
            raise
        except Exception as problem:  # Whatever a library raises: its message is not repeated.
            raise _failure(problem) from None


def _failure(problem: Exception) -> PromptError:
    if isinstance(problem, openai.APIStatusError):
        return _refused(problem.status_code)
    if isinstance(problem, errors.APIError):
        return _refused(problem.code)
    # Google's library asks through one of several HTTP clients; what they raise has these names in all of them.
    names = {kind.__name__ for kind in type(problem).__mro__}
    if names & {"APITimeoutError", "TimeoutException", "TimeoutError"}:
        return failed("PRD503", "the model's server did not answer in time", "try again, or raise --timeout")
    if names & {"APIConnectionError", "TransportError", "OSError"}:
        remedy = f"check the address in {SETTING} and that the server runs"
        return failed("PRD503", "the model's server can't be reached, or has hung up", remedy)
    message = f"the model's server answered something that is no reply ({type(problem).__name__})"
    return failed("PRD503", message, f"check that the address in {SETTING} is that of its API")


def _refused(status: int) -> PromptError:
    told = {
        400: ("refused the request", "the model may allow fewer tokens than asked for: try another one"),
        401: ("did not accept the key", "check the key: `prdgen explain PRD502`"),
        403: ("did not accept the key", "check the key: `prdgen explain PRD502`"),
        404: ("knows no such model", f"check the name and the address in {SETTING}"),
        413: ("found the prompt too long", "shorten it"),
        429: ("has had too many requests, or the account has no quota left", "try again later"),
    }
    what, remedy = told.get(status) or (
        ("failed", "try again later") if status >= 500 else ("refused the request", f"check {SETTING}")
    )
    return failed("PRD503", f"the model's server {what} (HTTP {status})", remedy)
