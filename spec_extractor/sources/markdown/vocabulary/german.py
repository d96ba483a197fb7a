"""German headings, column headings and modifier words."""

HEADINGS: dict[str, tuple[str, ...]] = {
    "model": (
        "Entitäten",
        "Datenmodell",
        "Datenmodelle",
        "Domänenmodell",
        "Datenbankschema",
        "Datenschema",
        "Modelle",
        "Tabellen",
        "Datenobjekte",
    ),
    "weak_model": ("Datenbank", "Daten"),
    "fields": ("Felder", "Attribute", "Eigenschaften", "Spalten"),
    "relations": ("Beziehungen",),
    "stories": ("Benutzergeschichten", "Anwendergeschichten", "Nutzergeschichten"),
    "acceptance": ("Akzeptanzkriterien", "Abnahmekriterien"),
    "integrations": ("Integrationen", "Externe Dienste", "Schnittstellen"),
    "auth": ("Authentifizierung", "Anmeldung", "Sicherheit"),
    "overview": ("Überblick", "Zusammenfassung", "Einleitung", "Zweck", "Übersicht"),
    "soft": ("Ziele", "Risiken", "Anforderungen", "Funktionen", "Rollen"),
    "ignored": ("Glossar", "Architektur", "Anhang", "Nicht-Ziele", "Ausblick"),
}
HEADING_PHRASES: dict[str, tuple[str, ...]] = {
    "ignored": ("funktionale Anforderungen", "nicht im Umfang"),
    "model": ("Datenmodell", "Datenbankschema"),
}
COLUMNS: dict[str, tuple[str, ...]] = {
    "name": ("Feld", "Feldname", "Attribut", "Spalte", "Eigenschaft", "Bezeichnung"),
    "type": ("Typ", "Datentyp"),
    "rules": ("Einschränkungen", "Regeln", "Bedingungen"),
    "description": ("Beschreibung", "Bemerkung", "Anmerkung", "Hinweis", "Kommentar"),
    "required": ("Pflicht", "Pflichtfeld", "erforderlich"),
    "default": ("Standard", "Standardwert", "Vorgabe"),
    "unique": ("eindeutig",),
    "values": ("Werte", "erlaubte Werte"),
}
TRUE_WORDS = frozenset({"ja"})
FALSE_WORDS = frozenset({"nein"})
FLAGS: dict[str, tuple[str, ...]] = {
    "required": ("erforderlich", "pflicht", "pflichtfeld", "nicht null", "verpflichtend"),
    "optional": ("freiwillig", "nicht erforderlich", "kein pflichtfeld"),
    "unique": ("eindeutig",),
    "indexed": ("indiziert",),
    "primary_key": ("primärschlüssel",),
    "foreign_key": ("fremdschlüssel",),
}
