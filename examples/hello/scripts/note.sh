#!/bin/sh
set -eu
mkdir -p "$FOLDER"
echo "$TEXT" > "$FOLDER/$FILE"
echo "folder=$FOLDER" >> "$SLIPWAY_OUTPUTS"
