#!/bin/sh
[ "$SLIPWAY_MODE" = upgrade ] || exit 0
grep -qx "schema $SLIPWAY_TO_VERSION" "$DATABASE/schema"
