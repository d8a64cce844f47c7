#!/bin/sh
# 0: the effect is there, 1: it is not. At an upgrade there is none to have, so it is there at once.
[ "$SLIPWAY_MODE" != upgrade ] || exit 0
[ -e "$DATABASE/schema" ] || exit 1
echo "schema=$(cut -d' ' -f2 "$DATABASE/schema")" >>"$SLIPWAY_OUTPUTS"
