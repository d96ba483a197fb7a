"""Italian headings, column headings, types and modifier words."""

HEADINGS: dict[str, str] = {
    "model": (
        "modello er, "
        "entità e campi, entità e attributi, entità e proprietà, entità del sistema, entità del dominio, "
        "tabelle e campi, tabelle e colonne, tabelle del database, tabelle principali, "
        "struttura del database, "
        "struttura del db, schema del db, dati memorizzati, dati salvati, dati principali, "
        "modello del database, "
        "modellazione dei dati, strutture dati, struttura dati, oggetti di dominio, "
        "progettazione della base di dati, "
        "schema della base di dati, struttura della base di dati, "
        "entità, entità chiave, entità principali, modello dati, modello dei dati, modelli di dati, "
        "modello di dominio, schema del database, schema dati, tabelle, modelli, struttura dei dati, "
        "modello relazionale, schema relazionale, schema logico, modello concettuale, modello logico, "
        "modello e-r, dizionario dei dati, dizionario dati, base di dati, progettazione del database, "
        "collezioni, schema logico relazionale, nomi delle tabelle"
    ),
    "weak_model": (
        "database, dati, requisiti dei dati, requisiti sui dati, requisiti di dati, persistenza, archiviazione"
    ),
    "fields": (
        "dettagli dei campi, dettaglio dei campi, definizione dei campi, descrizione dei campi, "
        "specifica dei campi, elenco dei campi, definizione degli attributi, descrizione degli attributi, "
        "campi, attributi, proprietà, colonne"
    ),
    "relations": "relazioni, relazioni tra entità, relazioni principali, principali relazioni",
    "computed": "campi calcolati, valori calcolati, campi derivati, regole di calcolo",
    "stories": "storie utente, user story, storie utenti, storie degli utenti, storia utente",
    "acceptance": "criteri di accettazione, criteri",
    "integrations": "integrazioni, servizi esterni",
    "auth": "autenticazione, sicurezza",
    "overview": "panoramica, introduzione, sommario, descrizione",
    "soft": "funzionalità, funzioni, ruoli, permessi, obiettivi, rischi, requisiti, note, esempi",
    "ignored": (
        "transizioni consentite, transizioni di stato, stati e transizioni, macchina a stati, "
        "indici consigliati, esempio, glossario, architettura, indici, appendice, "
        "logica di business, logica applicativa"
    ),
    "enums": ("enumerazioni, tipi enumerati, valori possibili, stati possibili, valori ammessi, valori"),
}

HEADING_PHRASES: dict[str, str] = {
    "ignored": (
        "differenze rispetto, differenze tra, differenze con, fuori ambito, requisiti funzionali, "
        "non funzionali, casi limite, criteri di successo, proprietà di correttezza, strategia di test, "
        "componenti e interfacce"
    ),
    "model": (
        "modello dati, modello dei dati, entità, schema del database, modello relazionale, "
        "schema relazionale, schema logico, dizionario dei dati, dizionario dati, "
        "progettazione del database"
    ),
}

COLUMNS: dict[str, str] = {
    "name": "campo, attributo, colonna, nome, nome campo",
    "type": "tipo, tipo di dato",
    "rules": "regola, validazione, vincoli, vincolo, regole",
    "description": "descrizione, commento, note, descrizione e note, scopo, contenuto",
    "required": "obbligatorio, richiesto",
    "nullable": "nullo, opzionale, facoltativo, null, ammette null",
    "default": "predefinito, valore predefinito",
    "unique": "univoco",
    "entity": "entità, tabella",
    "fields": "campi, attributi, proprietà, colonne, campi principali, attributi principali",
    "references": "riferimento, riferimenti, relazione, relazioni, chiave esterna",
    "values": "valori, valori possibili, valori ammessi",
}

TRUE_WORDS = "sì, vero, vera, si"

FALSE_WORDS = "no, falso, falsa"

FLAGS: dict[str, str] = {
    "required": "obbligatorio, obbligatoria, richiesto, non nullo",
    "optional": "opzionale, facoltativo, facoltativa, non obbligatorio",
    "unique": "univoco, univoca, unico, unica",
    "primary_key": "chiave primaria",
    "foreign_key": "chiave esterna",
}

TYPES: dict[str, str] = {
    "string": ("stringa, testo breve, file di testo, immagine, telefono, codice, password testo, alfanumerico"),
    "text": "testo, testo lungo",
    "integer": "intero, numero intero, anno",
    "float": "virgola mobile, percentuale",
    "decimal": "decimale, valuta, prezzo, importo, numero decimale",
    "boolean": "booleano, sì/no, vero/falso",
    "datetime": "data e ora, data/ora",
    "enum": "enumerazione, scelta, elenco a discesa, enumerato",
    "json": "elenco, oggetto, lista, array",
    "date": "data",
    "url": "collegamento",
}

RELATIONS: dict[str, str] = {
    "many_to_many": "molti a molti",
    "has_many": "uno a molti, ha molti, ha molte, può avere più, può avere molti, può avere molte",
    "belongs_to": (
        "molti a uno, appartiene a, è associato a, è associata a, deve essere associato a, "
        "deve essere associata a, è collegato a, è collegata a"
    ),
    "has_one": "uno a uno",
}

PHRASES: dict[str, str] = {
    "things_of_models": "entità, tabelle, collezioni",
    "data_of_models": "dati",
    "keeping_of_models": "archiviazione, persistenza",
    "shapes_of_models": (
        "modello, modelli, modellazione, struttura, strutture, schema, dizionario, definizione, "
        "definizioni, progettazione"
    ),
    "words_of_models": (
        "di, dei, del, della, delle, e, da, il, la, le, i, base, principali, chiave, proposto, proposta, "
        "iniziale, sistema, dominio, attributi, campi, relazioni, elenco, lista, requisiti, memorizzati, "
        "salvati, memorizzare, concettuale, logico, fisico, er, gestione, architettura"
    ),
    "groups": "gruppo",
    "glossary": "glossario, definizioni",
    "edits": "modificare, aggiornare",
    "deletes": "eliminare, cancellare",
    "views": "consultare, visualizzare, elencare, cercare",
    "creates": "creare, aggiungere, registrare",
    "account": "utente",
    "priority": "priorità",
    "making": "creazione di, inserimento di",
    "entities": "entità, tabelle",
    "specifying": "indicando, specificando, inserendo",
    "attributes": "attributi, campi, proprietà, colonne",
    "has": (
        "ha, contiene, comprende, include, avrà, conterrà, includerà, deve avere, deve contenere, deve "
        "includere, hanno, contengono"
    ),
    "information": "informazioni, dati, dettagli",
    "including": (
        "inclusi, incluse, compresi, tra cui, con dettagli come, con dati come, con informazioni come, "
        "con i "
        "seguenti dati, contenente"
    ),
    "with": "con",
    "and": "e",
    "or": "oppure",
    "articles": "il, lo, la, i, gli, le, un, uno, una, suo, sua",
    "references": "riferimento a, chiave esterna a, fk a, appartiene a",
    "excluded": (
        "fuori ambito, glossario, sviluppi futuri, escluso, esclusi, fuori scope, non incluso, esclusioni"
    ),
    "rules": "validazione, regole di validazione, vincoli",
    "default": "predefinito, valore predefinito",
    "story_as": "come un, come una, come",
    "story_want": "io voglio, io vorrei, io posso, voglio, vorrei, ho bisogno, posso",
    "story_so": "così che, in modo che, in modo da, affinché",
    "story_heading": "storia utente",
    "given": "dato, data, quando, allora",
    "sheets": "foglio",
    "roles": "tabella, entità, modello, collezione",
    "each": "ogni, ciascun, ciascuna, ciascuno",
    "manages": "gestisce, gestire, registra, memorizza, amministra",
    "stores": "memorizza, memorizzare, salva, salvare, registra, registrare, conserva, conservare",
    "for": "per, di, su",
    "enters": "inserisce, compila, indica, seleziona, sceglie, specifica",
    "makes": "creare, aggiungere, registrare, nuovo, nuova, registra, crea, aggiunge",
    "clicks": "clicca, conferma, salva",
    "created": "creata, creato, salvata, salvato, registrata, registrato",
    "states": "stato, passa, diventa",
    "data_labels": "dati, campi, attributi, informazioni, dati salvati, dati memorizzati",
    "input_labels": "input, dati in ingresso, ingressi, modulo",
    "feature_words": "gestione, gestire, modulo, schermata, scheda, anagrafica, registro, elenco",
    "existing": "attuale, esistente, esistenti",
    "no_value": "nessuno, nessuna",
    "stamps": "marche temporali, date, data",
    "making_of_rows": "creazione",
    "changing_of_rows": "aggiornamento, ultimo aggiornamento, modifica, ultima modifica",
}
