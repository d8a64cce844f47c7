#!/bin/sh
# Brings the schema to the version of the package. What was there is kept for the way back.
set -eu
mkdir -p "$FOLDER"
[ -f "$FOLDER/schema" ] && cp "$FOLDER/schema" "$FOLDER/schema.before-$SLIPWAY_RUN"
echo "$SLIPWAY_TO_VERSION" >"$FOLDER/schema"
echo "The schema of $DATABASE is at version $SLIPWAY_TO_VERSION."
echo "schema=$SLIPWAY_TO_VERSION" >>"$SLIPWAY_OUTPUTS"
