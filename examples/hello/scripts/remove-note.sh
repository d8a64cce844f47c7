#!/bin/sh
# Also right when the file never was there. The folder goes with the last file in it.
set -eu
rm -f "$FOLDER/$FILE"
rmdir "$FOLDER" 2>/dev/null || true
