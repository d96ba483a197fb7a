"""Words that say what an outside system is for → its category."""

CATEGORIES: dict[str, str] = {
    "payment": "payment, payments, billing, checkout, invoicing, card, subscription, subscriptions, payout",
    "email": "email, emails, e-mail, mail, newsletter, smtp, mailing",
    "sms": "sms, text message, text messages, texting",
    "push": "push, push notification, push notifications",
    "calendar": "calendar, scheduling, calendars",
    "storage": "storage, file, files, upload, uploads, backup, backups, bucket, media, images, documents",
    "analytics": "analytics, tracking, metrics, statistics, telemetry",
    "monitoring": "monitoring, error tracking, logging, alerts, alerting, observability",
    "chat": "chat, messaging, message, messages, channel, team chat, bot",
    "ai": "ai, llm, machine learning, language model, summaries, transcription, gpt, embeddings, parsing",
    "maps": "map, maps, geocoding, location, routing, directions",
    "auth": "auth, authentication, login, sign-in, single sign-on, sso, oauth, identity",
    "search": "search, full-text search, indexing",
    "crm": "crm, customer relationship, leads",
    "accounting": "accounting, bookkeeping, ledger, tax",
    "shipping": "shipping, delivery tracking, parcel, courier, labels",
    "notification": "notification, notifications",
    "video": "video, video call, video calls, conferencing, streaming",
    "tasks": "task, tasks, to-dos",
}
