"""Dutch headings, column headings, types and modifier words."""

HEADINGS: dict[str, str] = {
    "model": (
        "databasemodel, datastructuren, databasetabellen, "
        "entiteiten, kernentiteiten, belangrijkste entiteiten, datamodel, gegevensmodel, domeinmodel, "
        "datastructuur, "
        "databaseschema, tabellen, modellen, gegevensstructuur, relationeel model, logisch datamodel, "
        "gegevenswoordenboek, collecties, databaseontwerp, tabelnamen"
    ),
    "weak_model": ("gegevens, opslag, gegevensvereisten, datavereisten"),
    "fields": (
        "velddefinities, velddetails, veldbeschrijving, veldbeschrijvingen, veldspecificatie, "
        "kolomdefinities, attribuutdefinities, velden, attributen, eigenschappen, kolommen"
    ),
    "relations": "relaties, belangrijkste relaties",
    "computed": "berekende velden, berekende waarden, afgeleide velden, rekenregels",
    "stories": "gebruikersverhalen, gebruikersverhaal, gebruikersstories",
    "acceptance": "acceptatiecriteria, criteria",
    "integrations": "integraties, externe diensten",
    "auth": "authenticatie, beveiliging",
    "overview": "overzicht, samenvatting, inleiding, beschrijving",
    "soft": "functies, functionaliteiten, rollen, rechten, doelen, risico's, vereisten, eisen, notities, "
    "voorbeelden",
    "ignored": (
        "indexen, aanbevolen indexen, voorbeeld, begrippenlijst, "
        "architectuur, bijlage, bedrijfslogica, back-upstrategie"
    ),
    "enums": ("enumeraties, mogelijke waarden, mogelijke statussen, waarden"),
}

HEADING_PHRASES: dict[str, str] = {
    "ignored": (
        "verschillen met, verschillen tussen, buiten scope, functionele eisen, niet functionele, "
        "randgevallen, succescriteria"
    ),
    "model": "datamodel, gegevensmodel, entiteiten, databaseschema",
}

COLUMNS: dict[str, str] = {
    "name": "veld, veldnaam, attribuut, kolom, eigenschap, naam",
    "type": "datatype, soort",
    "rules": "regel, beperking, validatie, beperkingen, regels",
    "description": "beschrijving, omschrijving, opmerking, toelichting",
    "required": "verplicht, vereist",
    "nullable": "optioneel, leeg toegestaan",
    "default": "standaard, standaardwaarde",
    "unique": "uniek",
    "entity": "entiteit, tabel",
    "fields": "velden, attributen, eigenschappen, kolommen",
    "references": "verwijzing, relatie, relaties, refereert aan",
    "values": "waarden, mogelijke waarden",
}

TRUE_WORDS = "ja, waar"

FALSE_WORDS = "nee, onwaar, niet waar"

FLAGS: dict[str, str] = {
    "required": "verplicht, vereist, niet leeg",
    "optional": "optioneel, niet verplicht",
    "unique": "uniek",
    "primary_key": "primaire sleutel",
    "foreign_key": "vreemde sleutel, verwijzende sleutel",
}

TYPES: dict[str, str] = {
    "string": ("tekenreeks, korte tekst, bestand, afbeelding, telefoonnummer, wachtwoord, reeks, tekst kort"),
    "text": "tekst, lange tekst",
    "integer": "geheel getal, getal, geheel, aantal, jaar",
    "float": "kommagetal",
    "decimal": "valuta, decimaal, bedrag, prijs, decimaal getal",
    "boolean": "ja/nee, waar/onwaar, booleaan, booleaans, waar of onwaar",
    "date": "datum",
    "datetime": "datum en tijd, datum/tijd, tijdstip, tijdstempel",
    "enum": "opsomming, keuze, keuzelijst, enumeratie",
    "json": "lijst",
    "email": "e-mailadres",
    "url": "koppeling, webadres",
}

RELATIONS: dict[str, str] = {
    "many_to_many": "veel op veel, veel-op-veel",
    "has_many": "een op veel, één-op-veel, heeft meerdere, heeft veel",
    "belongs_to": "veel op een, behoort tot, hoort bij",
    "has_one": "een op een, één-op-één",
}

PHRASES: dict[str, str] = {
    "things_of_models": "entiteiten, tabellen, collecties, databasetabellen, databaseschema",
    "data_of_models": "gegevens",
    "keeping_of_models": "opslag, gegevensopslag",
    "shapes_of_models": (
        "datamodel, databasemodel, datastructuur, datastructuren, ontwerp, modellen, structuur, "
        "databaseontwerp, gegevensmodel"
    ),
    "words_of_models": (
        "de, het, van, en, belangrijkste, opgeslagen, voorgesteld, voorgestelde, nieuwe, lijst, overzicht, "
        "attributen, velden, relaties"
    ),
    "groups": "groep",
    "glossary": "begrippenlijst, begrippen",
    "account": "gebruiker",
    "priority": "prioriteit",
    "entities": "entiteiten, tabellen",
    "specifying": "met vermelding van, met opgave van",
    "attributes": "attributen, velden, eigenschappen, kolommen",
    "has": "heeft, bevat, omvat, bevatten, hebben, zal bevatten, moet bevatten, moet hebben",
    "information": "gegevens, informatie, details",
    "including": "inclusief, zoals, met gegevens zoals, met de volgende gegevens, met velden zoals",
    "with": "met",
    "and": "en",
    "or": "ofwel",
    "articles": "de, het, een, zijn, haar",
    "references": "verwijst naar, verwijzing naar, fk naar, hoort bij",
    "excluded": "buiten scope, begrippenlijst, toekomst",
    "rules": "validatie, validatieregels, beperkingen",
    "default": "standaard, standaardwaarde",
    "story_as": "als een, als",
    "story_want": "ik wil, ik kan, wil ik, kan ik, moet ik",
    "story_so": "zodat",
    "story_heading": "gebruikersverhaal",
    "given": "gegeven, wanneer, dan",
    "sheets": "werkblad, tabblad",
    "roles": "tabel, entiteit, model, collectie",
    "each": "elke, elk, iedere, ieder",
    "manages": "beheert, beheren, registreert, bewaart",
    "stores": "slaat op, bewaart, bewaren, registreert, registreren, legt vast",
    "for": "voor, van, over",
    "enters": "vult, voert, kiest, selecteert, geeft",
    "makes": "toevoegen, aanmaken, registreren, nieuwe, nieuw, inplannen",
    "clicks": "klikt, bevestigt, slaat",
    "created": "aangemaakt, opgeslagen, toegevoegd, geregistreerd",
    "states": "status, wordt, gaat",
    "data_labels": "gegevens, velden, attributen, informatie, opgeslagen gegevens",
    "feature_words": "beheer, beheren, module, scherm, formulier, registratie",
    "existing": "bestaand, bestaande, huidig, huidige",
    "no_value": "geen",
    "stamps": "tijdstempels, datums, datum",
    "making_of_rows": "aanmaak, creatie",
    "changing_of_rows": "wijziging, laatste wijziging, bijwerking",
}
