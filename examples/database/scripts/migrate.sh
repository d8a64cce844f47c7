#!/bin/sh
set -eu
case $SLIPWAY_MODE in
upgrade) ;;
downgrade)
    echo "Version $SLIPWAY_FROM_VERSION is installed, which is newer than $SLIPWAY_TO_VERSION: nothing is done." >&2
    exit 1
    ;;
install | same)
    echo "Nothing to bring forward."
    exit 0
    ;;
retry)
    [ -n "$SLIPWAY_FROM_VERSION" ] || exit 0
    ! grep -qx "schema $SLIPWAY_TO_VERSION" "$DATABASE/schema" || exit 0
    ;;
esac
# Named by the run, so that no later one goes back to it. Taken once: a second attempt may find its own work.
[ -e "$DATABASE/before-$SLIPWAY_RUN" ] || cp "$DATABASE/schema" "$DATABASE/before-$SLIPWAY_RUN"
echo "schema $SLIPWAY_TO_VERSION" >"$DATABASE/schema.new"
mv "$DATABASE/schema.new" "$DATABASE/schema"
