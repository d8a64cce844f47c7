#!/bin/sh
# Asked after a crash: 0 the file is there, 1 it is not.
[ -f "$FOLDER/$FILE" ] || exit 1
if [ "$FILE" = note.txt ]; then echo "folder=$FOLDER" >> "$SLIPWAY_OUTPUTS"; fi
