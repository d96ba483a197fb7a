"""German headings, column headings and modifier words."""

HEADINGS: dict[str, str] = {
    "model": (
        "Entitäten, Datenmodell, Datenmodelle, Domänenmodell, Datenbankschema, Datenschema, Modelle, "
        "Tabellen, Datenobjekte"
    ),
    "weak_model": "Datenbank, Daten",
    "fields": "Felder, Attribute, Eigenschaften, Spalten",
    "relations": "Beziehungen",
    "stories": "Benutzergeschichten, Anwendergeschichten, Nutzergeschichten",
    "acceptance": "Akzeptanzkriterien, Abnahmekriterien",
    "integrations": "Integrationen, Externe Dienste, Schnittstellen",
    "auth": "Authentifizierung, Anmeldung, Sicherheit",
    "overview": "Überblick, Zusammenfassung, Einleitung, Zweck, Übersicht",
    # Words that name a stored thing as well: inside a data model they are not a heading of their own.
    "soft": "Ziele, Risiken, Anforderungen, Funktionen, Rollen",
    "ignored": "Glossar, Architektur, Anhang, Nicht-Ziele, Ausblick",
}

HEADING_PHRASES: dict[str, str] = {
    "ignored": "funktionale Anforderungen, nicht im Umfang",
    "model": "Datenmodell, Datenbankschema",
}

COLUMNS: dict[str, str] = {
    "name": "Feld, Feldname, Attribut, Spalte, Eigenschaft, Bezeichnung",
    "type": "Typ, Datentyp",
    "rules": "Einschränkungen, Regeln, Bedingungen",
    "description": "Beschreibung, Bemerkung, Anmerkung, Hinweis, Kommentar",
    "required": "Pflicht, Pflichtfeld, erforderlich",
    "default": "Standard, Standardwert, Vorgabe",
    "unique": "eindeutig",
    "values": "Werte, erlaubte Werte",
}

TRUE_WORDS = "ja"

FALSE_WORDS = "nein"

FLAGS: dict[str, str] = {
    "required": "erforderlich, pflicht, pflichtfeld, nicht null, verpflichtend",
    "optional": "freiwillig, nicht erforderlich, kein pflichtfeld",
    "unique": "eindeutig",
    "indexed": "indiziert",
    "primary_key": "primärschlüssel",
    "foreign_key": "fremdschlüssel",
}
