#!/bin/sh
set -eu
# Only what this run has made: an upgrade that fails must leave the data where they are.
[ "$(cat "$DATABASE/made-by" 2>/dev/null)" = "$SLIPWAY_RUN" ] || exit 0
rm -f "$DATABASE/schema" "$DATABASE/made-by"
