"""Type words → the types of the IR."""

SPELLINGS: dict[str, str] = {
    "string": (
        "string, str, varchar, char, nvarchar, nchar, varchar2, charfield, citext, slugfield, slug, "
        "stringfield, tinytext, bpchar, character varying, short text, text field short, single line text, "
        "short string"
    ),
    "text": "text, textfield, longtext, mediumtext, clob, long text, multiline text, multi-line text",
    "integer": (
        "integer, int, int2, int4, int8, int16, int32, int64, uint, uint32, uint64, bigint, smallint, "
        "tinyint, mediumint, long, short, serial, bigserial, smallserial, integerfield, biginteger, "
        "bigintegerfield, smallintegerfield, positiveintegerfield, positivesmallintegerfield, "
        "positivebigintegerfield, autofield, bigautofield, smallinteger, unsignedbigint, biginteger, "
        "unsignedinteger, whole number, big integer, small integer"
    ),
    "float": "float, double, real, float32, float64, floatfield, double precision, float4, float8",
    "decimal": "decimal, numeric, decimalfield, bigdecimal, fixed, dec, decimal128",
    "boolean": "boolean, bool, booleanfield, nullbooleanfield, bit",
    "date": "date, datefield, localdate, dateonly",
    "datetime": (
        "datetime, timestamp, timestamptz, datetimefield, datetime2, datetimeoffset, localdatetime, "
        "zoneddatetime, instant, date time, date-time, timestamp with time zone, timestamp without time "
        "zone, timestamp with timezone, date and time"
    ),
    "uuid": "uuid, guid, uuidfield, uniqueidentifier, uuid4, uuid7, uuidv4, uuidv7, uuid v4, uuid v7",
    "enum": "enum, enumeration, enumerated",
    "json": "json, jsonb, jsonfield",
    "email": "email, e-mail, emailfield, email address, e-mail address, emailstr",
    "url": "url, urlfield, uri, httpurl",
}
"""Other spellings of a type: read without a word."""

OTHER_WORDS: dict[str, str] = {
    "string": (
        "phone, telephone, image, picture, photo, avatar, file, filefield, imagefield, filename, path, "
        "token, hash, ip, inet, ipaddress, time, timefield, ulid, cuid, nanoid, objectid, password, "
        "secret, code, sku, word, label, timezone, locale, language, country, currency code, binary, blob, "
        "bytea, bytes, bytesfield, genericipaddressfield, filepathfield, macaddr, month, year-month, "
        "attachment, document, video, audio, media, symbol, phone number, short string, ip address, "
        "time of day, file path, image path, object id, title, single-line text, single line, "
        "one line, text line, dropdown text, uid, user id, reference number, colour code, hex color, "
        "hex colour, emoji, ltree, xml, char array, short answer, name string, identifier, id string, "
        "hexadecimal, iban, vat number, postal code, zip code, alphanumeric, alpha numeric, "
        "alphabetic, characters, character, files & media, files and media, person, people"
    ),
    "text": (
        "markdown, html, richtext, rich text, long string, paragraph, memo, free text, prose, textarea, "
        "long answer, multiple lines, multi line text, rich text block, blocks, text area, text block, "
        "wysiwyg, html text, string (long)"
    ),
    "integer": (
        "count, number of, quantity, year, counter, duration, interval, durationfield, timedelta, "
        "minutes, seconds, hours, days, cents, numeric integer, integer number, rating, rank, "
        "auto number, auto-number, autonumber, sequence, unsigned, byte, nat, natural number, "
        "integer (seconds), ordinal, auto-increment, auto increment, autoincrement, auto incrementing, "
        "number (integer), number (int), number (whole), i32, i64, u32, u64"
    ),
    "decimal": (
        "currency, currency (usd), currency (eur), currency value, money, price, amount, currency-amount, cost, "
        "monetary, monetary amount, currency amount, decimal number, money amount, currency field"
    ),
    "float": (
        "percentage, percent, ratio, score, latitude, longitude, coordinate, decimal degrees, fraction, f32, f64"
    ),
    "boolean": (
        "toggle switch, true | false, boolean flag, binary (yes/no), true/false, yes/no, flag, checkbox, "
        "toggle, switch, y/n, true or false, yes or no, logical"
    ),
    "date": (
        "iso date, iso 8601 date, calendar, date picker, datepicker, date selector, day, calendar date, "
        "birthday, dd/mm/yyyy, mm/dd/yyyy, yyyy-mm-dd, dd-mm-yyyy, dd.mm.yyyy, yyyy/mm/dd, dd/mm/yy, "
        "jj/mm/aaaa, dd/mm/aaaa, tt.mm.jjjj, aaaa-mm-jj, date only"
    ),
    "datetime": (
        "date and time picker, datetime picker, date-time picker, iso 8601, iso 8601 datetime, "
        "iso 8601 timestamp, iso 8601 string, iso8601, iso8601 string, iso datetime, iso timestamp, "
        "iso string, iso date string, firestore timestamp, date & time, date with time, "
        "date and time (utc), rfc 3339, moment, time stamp, ts, tstz, date/time, utc timestamp, "
        "created time, last edited time, yyyy-mm-dd hh:mm, dd/mm/yyyy hh:mm, yyyy-mm-dd hh:mm:ss, "
        "dd.mm.yyyy hh:mm"
    ),
    "json": (
        "object, dict, dictionary, map, array, list, hash-map, hashmap, record, struct, set, tuple, "
        "any, mixed, jsonobject, hstore, arrayfield, vector, point, geometry, geography, polygon, "
        "collection, json object, json array, key-value, key/value, nested object, embedded document, "
        "multi-select, multiselect, multi select, multiple select, multiple choice, tags, geopoint, geo "
        "point, geojson, coordinates, lat/lng, lat/long, tsvector, string list, list of strings, array "
        "of strings, array of objects, list of objects, array of numbers, embedded, subdocument, "
        "sub-document, inner object, blob json, nested, int array, text array, keyvalue, files, "
        "attachments, images, photos, embedding, key/value pairs, key-value pairs, hash map, checkbox group, "
        "array of integers, list of numbers, list of objects, multiple values"
    ),
    "url": "link, weblink, web link, hyperlink, web address, website, webpage, href",
    "enum": (
        "select, select field, single-select, single select, dropdown, drop-down, picklist, pick list, "
        "option set, optionset, radio, radio button, radio buttons, choice list, status type, "
        "single choice, choice, lookup list, status, status field"
    ),
}
"""Words that mean a type: mapped, and told in a note."""

NUMBER_WORDS = (
    "nr, nr., num, num., number, numeric value, numerical, número, numero, numérico, nombre, numérique, zahl, "
    "numerisch, "
    "getal, sayı, sayısal, число, числовое, 数字, 数值, 数値, 숫자, liczba, číslo, angka, bilangan, số"
)
"""Numbers without a kind: the field's name decides (see `inference`)."""
