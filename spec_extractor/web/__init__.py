"""The web page and its API: ``prdgen serve``. Needs the extra ``web``; nothing else imports this."""
