"""Who calls: passwords, tokens and the cookie that carries them."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from uuid import UUID, uuid4

import bcrypt
import jwt

from app.config import get_settings
from app.problems import ApiError

COOKIE = "access_token"
MAX_PASSWORD_BYTES = 72
_ALGORITHM = "HS256"
_CLAIMS = ["sub", "iat", "exp", "jti"]


@dataclass(frozen=True, slots=True)
class Token:
    """What a token says: whose it is, its own id, and from when to when it holds."""

    user_id: UUID
    id: UUID
    issued_at: datetime
    expires_at: datetime


def hash_password(password: str) -> str:
    """A salted hash of ``password``, which has at most `MAX_PASSWORD_BYTES`."""
    return _hash(password.encode())


def verify_password(password: str, password_hash: str | None) -> bool:
    """Whether ``password`` has this hash; without one the same work is done in vain."""
    given = password.encode()
    expected = (password_hash or _nobodys_hash()).encode()
    matches = bcrypt.checkpw(given[:MAX_PASSWORD_BYTES], expected)
    return matches and password_hash is not None and len(given) <= MAX_PASSWORD_BYTES


@cache
def _nobodys_hash() -> str:
    return _hash(uuid4().bytes.hex().encode())


def _hash(password: bytes) -> str:
    return bcrypt.hashpw(password, bcrypt.gensalt(get_settings().bcrypt_cost)).decode()


def token_cookie(user_id: UUID) -> str:
    """The cookie that gives the caller a new token."""
    settings = get_settings()
    lifetime = timedelta(minutes=settings.access_token_expiry_minutes)
    issued_at = datetime.now(UTC)
    claims = {
        "sub": str(user_id),
        # With its fraction, so that a token made just before a password change is told from one made after.
        "iat": issued_at.timestamp(),
        "exp": int((issued_at + lifetime).timestamp()),
        "jti": str(uuid4()),
    }
    token = jwt.encode(claims, settings.secret_key, algorithm=_ALGORITHM)
    return _cookie(token, int(lifetime.total_seconds()))


def no_cookie() -> str:
    """The cookie that takes the caller's away."""
    return _cookie("", 0)


def _cookie(value: str, max_age: int) -> str:
    secure = "; Secure" if get_settings().cookie_secure else ""
    return f"{COOKIE}={value}; HttpOnly; Max-Age={max_age}; Path=/; SameSite=Strict{secure}"


def read_token(text: str | None) -> Token:
    """The token, if it is one of ours and has not expired; else raises 401."""
    try:
        claims = jwt.decode(
            text or "",
            get_settings().secret_key,
            algorithms=[_ALGORITHM],
            options={"require": _CLAIMS},
        )
        return Token(
            UUID(claims["sub"]),
            UUID(claims["jti"]),
            datetime.fromtimestamp(claims["iat"], UTC),
            datetime.fromtimestamp(claims["exp"], UTC),
        )
    except (jwt.InvalidTokenError, ValueError, TypeError, OverflowError):
        raise unknown_caller() from None


def unknown_caller(detail: str = "Sign in first.") -> ApiError:
    """The error for a caller who is not known."""
    return ApiError(401, detail)
