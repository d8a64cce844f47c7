#!/bin/sh
# Puts the earlier schema back, or removes the first one.
set -eu
if [ -f "$FOLDER/schema.before-$SLIPWAY_RUN" ]; then
  mv "$FOLDER/schema.before-$SLIPWAY_RUN" "$FOLDER/schema"
  echo "The schema is at version $(cat "$FOLDER/schema") again."
else
  rm -f "$FOLDER/schema"
  echo "The schema is gone."
fi
