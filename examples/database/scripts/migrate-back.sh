#!/bin/sh
set -eu
[ -e "$DATABASE/before-$SLIPWAY_RUN" ] || exit 0
mv "$DATABASE/before-$SLIPWAY_RUN" "$DATABASE/schema"
