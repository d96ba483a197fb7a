"""German headings, column headings and modifier words."""

HEADINGS: dict[str, str] = {
    "model": (
        "Domänenobjekte, Fachobjekte, Entitätenmodell, Datenwörterbuch, Haupttabellen, "
        "Tabellendefinitionen, "
        "Entitäten und Felder, Entitäten und Eigenschaften, Gespeicherte Daten, Datenentitäten, "
        "Wichtigste Entitäten, Wichtige Entitäten, Datenbanktabellen und Felder, Datenmodellierung, "
        "Tabellenstruktur, Tabellenstrukturen, Datentabellen, Kerndaten, Datenbank-Schema, "
        "Datenbank-Struktur, "
        "Datenbank-Tabellen, Zu speichernde Daten, "
        "Tabellen und Felder, Tabellen und Spalten, Tabellennamen, "
        "Entitäten, Datenmodell, Datenmodelle, Domänenmodell, Datenbankschema, Datenschema, Modelle, "
        "Tabellen, Datenobjekte, Schlüsselentitäten, Kernentitäten, Hauptentitäten, "
        "Zentrale Entitäten, Datenbankmodell, Datenbankdesign, Datenbanktabellen, Datenstruktur, "
        "Datenstrukturen, Fachmodell, Geschäftsobjekte, Entitäten und Attribute, Datenbankstruktur, "
        "Datenbankentwurf, Produktdaten, Relationenmodell, Relationales Modell, Relationenschema, "
        "ER-Modell, Entity-Relationship-Modell, Logisches Datenmodell, Konzeptuelles Datenmodell, "
        "Datenkatalog, Datenlexikon, Stammdaten und Bewegungsdaten, Objektmodell, "
        "Fachliches Datenmodell, Data Dictionary"
    ),
    "weak_model": (
        "Persistenz, Speicherung, Datenarchitektur, Datenverwaltung, Datenfelder, "
        "Datenbank, Daten, Datenhaltung, Datenspeicherung, Datenanforderungen, Anforderungen an die Daten"
    ),
    "fields": (
        "Felddefinitionen, Felddefinition, Feldbeschreibungen, Feldbeschreibung, Felddetails, "
        "Feldspezifikation, Feldliste, Spaltendefinitionen, Spaltenbeschreibung, Attributdefinitionen, "
        "Attributbeschreibung, Attributliste, Felder, Attribute, Eigenschaften, Spalten"
    ),
    "relations": (
        "verknüpft mit, bezieht sich auf, gehört zu, Beziehungen, Hauptbeziehungen, Wichtige Beziehungen"
    ),
    "enums": (
        "Mögliche Werte, Mögliche Zustände, Mögliche Status, Erlaubte Werte, Werte, Aufzählungen, "
        "Aufzählungstypen, Wertelisten"
    ),
    "computed": "Berechnete Felder, Berechnete Werte, Abgeleitete Felder, Berechnungsregeln",
    "stories": (
        "Benutzergeschichten, Anwendergeschichten, Nutzergeschichten, Benutzerszenarien, "
        "Benutzergeschichte, Nutzergeschichte, Anwendergeschichte"
    ),
    "acceptance": "Akzeptanzkriterien, Abnahmekriterien, Akzeptanzszenarien, Kriterien",
    "integrations": "Integrationen, Externe Dienste, Schnittstellen",
    "auth": "Authentifizierung, Anmeldung, Sicherheit",
    "overview": "Überblick, Zusammenfassung, Einleitung, Zweck, Übersicht",
    # Words that name a stored thing as well: inside a data model they are not a heading of their own.
    "soft": "konventionen, Ziele, Risiken, Anforderungen, Funktionen, Funktionalitäten, Rollen",
    "ignored": (
        "Erlaubte Übergänge, Zustandsübergänge, Statusübergänge, Zustände und Übergänge, "
        "Zustandsautomat, Empfohlene Indizes, Indizes, Beispiel, Beispiele, "
        "Glossar, Architektur, Anhang, Nicht-Ziele, Ausblick, "
        "Geschäftslogik, Anwendungslogik, Caching-Strategie, Backup-Strategie"
    ),
}

HEADING_PHRASES: dict[str, str] = {
    "ignored": (
        "Abweichungen von, Unterschiede zu, Unterschiede zwischen, funktionale Anforderungen, "
        "nichtfunktionale, nicht funktionale, nicht im Umfang, Randfälle, Erfolgskriterien, "
        "außerhalb des Umfangs, Umgebungsvariablen, Geschäftsregeln, technische Architektur, Abgrenzung, "
        "spätere Erweiterungen, korrektheitseigenschaften, teststrategie, komponenten und schnittstellen, "
        "layout und navigation, rollen berechtigungen, rollen und berechtigungen, berechtigungen"
    ),
    "model": (
        "Datenmodell, Datenbankschema, Datenbankmodell, Entitäten, Schlüsselentitäten, "
        "Datenbanktabellen, zu speichernde daten, gespeicherte daten, Relationenmodell, Produktdaten, "
        "Datenstruktur, Datenkatalog, relationales Modell"
    ),
}

COLUMNS: dict[str, str] = {
    "name": (
        "Feld, Feldname, Attribut, Spalte, Eigenschaft, Bezeichnung, Feldbezeichnung, Spaltenname, "
        "Attributname, Datenfeld, Merkmal"
    ),
    "type": "Typ, Datentyp, Format, Datenformat",
    "rules": "Regel, Bedingung, Einschränkung, Validierung, Einschränkungen, Regeln, Bedingungen",
    "description": "Inhalt, Bedeutung, Beschreibung, Bemerkung, Anmerkung, Hinweis, Kommentar, Zweck",
    "required": "Pflicht, Pflichtfeld, erforderlich, Pflichtangabe, muss",
    "default": "Standard, Standardwert, Vorgabe",
    "unique": "eindeutig",
    "values": "Werte, erlaubte Werte",
    "entity": "Entität, Entity, Tabelle, Objekt, Modell, Datenobjekt",
    "fields": "Attribute, Felder, Eigenschaften, Spalten, wichtige Attribute, wesentliche Felder, Hauptspalten",
    "references": "Referenz, Verweis, Fremdschlüssel, Beziehung, Beziehungen",
    "nullable": "optional, null erlaubt, leer erlaubt, null, nullable, darf leer sein",
    "key": "Schlüssel",
    "length": "Länge, Größe",
}

TRUE_WORDS = "j, ja, wahr, an"

FALSE_WORDS = "nein, falsch, aus"

FLAGS: dict[str, str] = {
    "required": "erforderlich, pflicht, pflichtfeld, nicht null, verpflichtend",
    "optional": "freiwillig, nicht erforderlich, kein pflichtfeld",
    "unique": "eindeutig",
    "indexed": "indiziert",
    "primary_key": "primärschlüssel",
    "foreign_key": "fremdschlüssel",
}

TYPES: dict[str, str] = {
    "string": (
        "zeichenkette, zeichenfolge, kurztext, datei, telefonnummer, passwort, zeichen, text kurz, "
        "kurzer text, bild, string kurz"
    ),
    "text": "langtext, freitext, fließtext, textfeld, langer text, mehrzeiliger text",
    "integer": "ganzzahl, ganze zahl, ganzzahlig, jahr, anzahl",
    "float": "gleitkommazahl, fließkommazahl, kommazahl, prozent",
    "decimal": "dezimalzahl, dezimal, geldbetrag, währung, betrag, preis, dezimalwert",
    "boolean": (
        "wahrheitswert, ja/nein, boolesch, wahr/falsch, boolescher wert, bool'sch, checkbox, wahr/falsch-wert"
    ),
    "date": "datum",
    "datetime": "zeitstempel, datum und uhrzeit, datum/uhrzeit, zeitpunkt, datum/zeit",
    "enum": "aufzählung, auswahl, auswahlliste, auswahlfeld, dropdown, enumeration",
    "json": "liste, objekt, array, feld von werten",
    "email": "e-mail-adresse",
    "url": "verweis, webadresse",
}

RELATIONS: dict[str, str] = {
    "many_to_many": "viele zu viele, n zu m",
    "has_many": (
        "eins zu viele, eins zu n, hat viele, hat mehrere, kann mehrere haben, besitzt mehrere, enthält mehrere"
    ),
    "belongs_to": (
        "viele zu eins, n zu eins, gehört zu, gehört zu einem, gehört zu einer, gehört zu genau einem, "
        "gehört zu genau einer"
    ),
    "has_one": "eins zu eins",
}

PHRASES: dict[str, str] = {
    "things_of_models": (
        "entitäten, tabellen, kollektionen, schema, haupttabellen, kerntabellen, datenbanktabellen, "
        "kernentitäten, hauptentitäten, datenschema, datenbankschema, tabellendefinitionen, "
        "entitätenmodell"
    ),
    "data_of_models": "daten, datenbank, datenbanken",
    "keeping_of_models": "persistenz, datenhaltung, datenspeicherung, datenarchitektur, datenverwaltung",
    "shapes_of_models": (
        "modell, modelle, modellierung, struktur, strukturen, entwurf, definition, definitionen, "
        "beschreibung, datenmodell, datenbankmodell, datenbankentwurf, wörterbuch"
    ),
    "words_of_models": (
        "vorläufiges, geplantes, geplante, der, die, das, den, des, und, für, zu, im, von, wichtigste, "
        "wichtigsten, wichtige, zentrale, "
        "vorgeschlagenes, vorgeschlagene, neue, neues, initiales, anwendung, attribute, felder, "
        "beziehungen, liste, übersicht, logisches, konzeptionelles, konzeptuelles, physisches, fachliches, "
        "relationales, gespeicherte, gespeicherten, anforderungen, an"
    ),
    "groups": "gruppe, block",
    "glossary": "glossar, definitionen, begriffe, begriffsdefinitionen",
    "edits": "bearbeiten, ändern, aktualisieren",
    "deletes": "löschen, entfernen, deaktivieren",
    "views": "anzeigen, ansehen, einsehen, auflisten, suchen",
    "creates": "anlegen, erstellen, hinzufügen",
    "account": "benutzer, nutzer, anwender",
    "priority": "priorität",
    "making": "anlage von, erfassung von",
    "entities": "entitäten, tabellen",
    "specifying": "mit angabe von, unter angabe von, durch angabe von",
    "attributes": (
        "attribute, felder, eigenschaften, wichtige attribute, wesentliche attribute, "
        "mit den attributen, mit den "
        "feldern, spalten"
    ),
    "has": (
        "hat, enthält, umfasst, speichert, besitzt, beinhaltet, wird enthalten, muss enthalten, soll "
        "enthalten, muss haben, haben, enthalten, umfassen, besitzen"
    ),
    "information": "informationen, daten, angaben, details",
    "including": (
        "einschließlich, inklusive, darunter, mit angaben wie, mit daten wie, mit informationen wie, mit "
        "folgenden angaben, mit folgenden daten, mit den feldern"
    ),
    "with": "mit",
    "and": "und, sowie",
    "or": "oder",
    "articles": "der, die, das, den, dem, des, ein, eine, einen, einem, einer, eines, sein, seine, ihr, ihre",
    "references": (
        "verweis auf, referenz auf, fremdschlüssel auf, fremdschlüssel zu, fk auf, gehört zu, bezug auf"
    ),
    "excluded": (
        "nicht implementiert, nicht umgesetzt, nicht im umfang, außerhalb des umfangs, glossar, ausblick, "
        "abgrenzung, spätere erweiterungen, künftige entitäten, zukünftige entitäten, spätere entitäten, "
        "nicht enthalten, ausgeschlossen, nicht ziele, abgrenzungskriterien, nicht teil, "
        "nicht bestandteil"
    ),
    "rules": "validierung, validierungsregeln, geschäftsregeln, einschränkungen, regeln",
    "default": "standardmäßig, standard, vorgabe, standardwert",
    "story_as": "als ein, als eine, als einer, als",
    "story_want": "ich möchte, ich will, ich brauche, möchte ich, will ich, kann ich, brauche ich",
    "story_so": "damit, sodass, so dass",
    "story_heading": "benutzergeschichte, nutzergeschichte, anwendergeschichte",
    "given": "gegeben, angenommen, wenn, dann",
    "sheets": "tabellenblatt, arbeitsblatt, blatt",
    "roles": "tabelle, entität, modell",
    "each": "jede, jeder, jedes, jeden, jedem",
    "manages": "verwaltet, verwalten, erfasst, speichert, führt",
    "stores": "speichert, speichern, erfasst, erfassen, hinterlegt, sichert",
    "for": "für, zu, von, über, zu",
    "enters": "gibt, trägt, wählt, erfasst, füllt",
    "makes": (
        "anlegen, erfassen, hinzufügen, erstellen, eintragen, aufnehmen, registrieren, "
        "buchen, neuer, neue, neues, neuen, erfasst, erstellt"
    ),
    "clicks": "klickt, bestätigt, speichert, drückt",
    "created": "angelegt, gespeichert, erfasst, erstellt",
    "states": "status, zustand, wechselt, wird, markiert",
    "data_labels": (
        "daten, stammdaten, felder, attribute, informationen, gespeicherte daten, erfasste daten, datenfelder, "
        "zu speichernde daten, eingabefelder, angaben"
    ),
    "input_labels": "eingabe, eingaben, eingabedaten, formular",
    "feature_words": (
        "Anlage, Anlegen, verwaltung, verwalten, modul, maske, seite, formular, erfassung, liste, "
        "pflege, übersicht"
    ),
    "existing": (
        "bestehendes, bestehende, bestehender, ist zustand, istzustand, ist analyse, altsystem, "
        "aktuelles, aktueller zustand, vorhandenes"
    ),
    "no_value": "keine, keiner, kein, keines",
    "stamps": "Zeitstempel, Zeitpunkte, Zeitpunkt, Datum",
    "making_of_rows": "Erstellung, Anlage, erstellt",
    "changing_of_rows": (
        "Aktualisierung, letzte Aktualisierung, letzter Aktualisierung, Änderung, "
        "letzte Änderung, letzter Änderung, aktualisiert, geändert"
    ),
}
