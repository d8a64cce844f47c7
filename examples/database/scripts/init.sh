#!/bin/sh
set -eu
case $SLIPWAY_MODE in
install) ;;
downgrade)
    echo "Version $SLIPWAY_FROM_VERSION is installed, which is newer than $SLIPWAY_TO_VERSION: nothing is done." >&2
    exit 1
    ;;
upgrade | same)
    echo "Version $SLIPWAY_FROM_VERSION is installed: its schema is there."
    exit 0
    ;;
retry)
    # An earlier try may have come this far.
    [ ! -e "$DATABASE/schema" ] || exit 0
    ;;
esac
mkdir -p "$DATABASE"
# The note says which run made the schema, so that the undo takes away no other one.
echo "$SLIPWAY_RUN" >"$DATABASE/made-by"
echo "schema $SLIPWAY_TO_VERSION" >"$DATABASE/schema"
echo "schema=$SLIPWAY_TO_VERSION" >>"$SLIPWAY_OUTPUTS"
