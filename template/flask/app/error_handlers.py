"""Every error that reaches the app, answered with a problem document."""

import logging

from flask import Flask, Response, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed, NotFound

from app.problems import FAULT, MEDIA_TYPE, NO_SUCH_ADDRESS, ApiError, document, wrong_method

logger = logging.getLogger(__name__)


def init_app(app: Flask) -> None:
    """Answer every error of ``app``."""
    app.register_error_handler(ApiError, _problem)
    app.register_error_handler(HTTPException, _answer_http_exception)
    app.register_error_handler(Exception, _answer_fault)


def _problem(error: ApiError) -> Response:
    content = document(error.status, error.detail, error.errors)
    return Response(content, error.status, error.headers, content_type=MEDIA_TYPE)


def _answer_http_exception(error: HTTPException) -> Response:
    if isinstance(error, MethodNotAllowed):
        return _problem(wrong_method(list(error.valid_methods or ())))
    if isinstance(error, NotFound):
        return _problem(ApiError(404, NO_SUCH_ADDRESS))
    return _problem(ApiError(error.code or 500, "The request cannot be answered."))


def _answer_fault(_error: Exception) -> Response:
    logger.exception("%s %s failed", request.method, request.path)
    return _problem(ApiError(500, FAULT))
