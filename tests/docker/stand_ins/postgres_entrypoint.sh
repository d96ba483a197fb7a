#!/bin/bash
# Creates the cluster on the first start, with POSTGRES_USER, POSTGRES_PASSWORD and POSTGRES_DB, then serves.
set -euo pipefail
POSTGRES_USER=${POSTGRES_USER:-postgres}
POSTGRES_DB=${POSTGRES_DB:-$POSTGRES_USER}

if [ "$(id -u)" = 0 ]; then
    mkdir -p "$PGDATA" /run/postgresql
    chown -R postgres:postgres "$PGDATA" /run/postgresql
    exec setpriv --reuid postgres --regid postgres --clear-groups "$0" "$@"
fi
if [ ! -s "$PGDATA/PG_VERSION" ]; then
    initdb --username="$POSTGRES_USER" --pwfile=<(echo "${POSTGRES_PASSWORD:?is not set}") \
        --auth-local=trust --auth-host=scram-sha-256 --encoding=UTF8 --locale=C.UTF-8
    echo "host all all all scram-sha-256" >>"$PGDATA/pg_hba.conf"
    if [ "$POSTGRES_DB" != postgres ]; then
        # Only the socket is served until the database is there, so that no client connects too early.
        pg_ctl --wait --options="-c listen_addresses=''" start
        createdb --username="$POSTGRES_USER" -- "$POSTGRES_DB"
        pg_ctl --wait --mode=fast stop
    fi
fi
exec "$@" -c listen_addresses='*'
