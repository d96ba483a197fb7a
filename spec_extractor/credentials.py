"""What documents call the e-mail address and the password of those who sign in, in their own languages."""

from __future__ import annotations

from spec_extractor.naming import words

# As identifiers are spelled: words of other scripts stand in Latin letters.
_PASSWORDS = frozenset(
    {
        *("password", "passwd", "pwd", "contrasena", "senha", "palavra passe", "mot de passe", "mdp", "passwort"),
        *("kennwort", "wachtwoord", "haslo", "heslo", "lozinka", "sifre", "parola", "parol", "mat khau"),
        *("kata sandi", "mi ma", "kou ling", "pasuwado", "bi mil beon ho", "pae seu wo deu", "losenord"),
        *("klmh lmrwr", "sysmh", "rhasphan", "pasvrd", "kodikos"),
    }
)
_EMAILS = frozenset(
    {
        *("email", "e mail", "mail", "email address", "mail address", "e mail address", "correo"),
        *(
            "correo electronico",
            "courriel",
            "adresse email",
            "adresse mail",
            "adresse e mail",
            "e posta",
            "eposta",
        ),
        *("eposta", "email adresse", "mail adresse", "e mail adresse", "endereco de email", "posta elettronica"),
        *("you xiang", "dian zi you xiang", "dian zi you jian", "meruadoresu", "i me il", "i me il ju so"),
        *("pochta", "elektronnaia pochta", "elektronnaya pochta", "adres email"),
    }
)
# What may stand beside a password in a name: ``hashed_password``, ``password_digest``.
_BESIDE = frozenset({"hash", "hashed", "digest", "encrypted", "encrypt", "user", "login", "account", "initial"})


def names_password(name: str) -> bool:
    """Whether a field of this name holds a password, or what is made of one: ``hashed_password``, ``senha``."""
    return " ".join(word for word in words(name) if word not in _BESIDE) in _PASSWORDS


def names_email(name: str) -> bool:
    """Whether a field of this name holds the e-mail address: ``correo``, ``E-Mail-Adresse``."""
    return " ".join(words(name)) in _EMAILS
