#!/bin/sh
# 0: it is there, 1: it is not.
[ "$(cat "$FOLDER/schema" 2>/dev/null)" = "$SLIPWAY_TO_VERSION" ]
