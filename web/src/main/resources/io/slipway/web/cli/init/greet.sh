#!/bin/sh
# Ends with 0 when it worked; anything else is a failure, and the last lines of what it says are the reason.
set -eu

echo "Hello, $WHOM."

# What later tasks may use, as key=value.
echo "greeting=Hello, $WHOM." >> "$SLIPWAY_OUTPUTS"
