# Runs one script in a session of its own and tells its folder how it ended. Whoever began it may be gone by then.
#
#   sh wrapper.sh FOLDER POLL LOOKS GRACE APART COMMAND...
#
# FOLDER  holds lease (renewed by who began the script), log, pid, script, status; the script works in FOLDER/work
# POLL    seconds between two looks at the lease
# LOOKS   how many may find it as it was: then the script is ended, since another node may be about to take over
# GRACE   tenths of a second between TERM and KILL
# APART   setsid, or perl where there is no setsid
#
# The script's own environment comes in as ours, so every name here begins with __slipway_.
umask 077
__slipway_path=${PATH-}
PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin
__slipway_folder=$1 __slipway_poll=$2 __slipway_looks=$3 __slipway_grace=$4 __slipway_apart=$5
shift 5

# Sets __slipway_birth: with the pid it names a process for good, past re-use of the pid and past a restart of the machine.
__slipway_born() {
    if { read -r __slipway_stat <"/proc/$1/stat"; } 2>/dev/null; then
        read -r __slipway_birth </proc/sys/kernel/random/boot_id
        set -- ${__slipway_stat##*) }
        __slipway_birth=$__slipway_birth/${20}
    else
        __slipway_birth=$(LC_ALL=C TZ=UTC ps -o lstart= -p "$1" | tr -s ' ' '_')
    fi
}

# A file of the folder is there whole or not at all, after a power failure too.
__slipway_keep() {
    printf '%s\n' "$2" >"$__slipway_folder/.$1"
    sync "$__slipway_folder/.$1" 2>/dev/null
    mv -f "$__slipway_folder/.$1" "$__slipway_folder/$1"
    sync "$__slipway_folder" 2>/dev/null
}

# Ends what is left of the script: TERM, time to tidy up, KILL.
__slipway_end() {
    { read -r __slipway_pid __slipway_birth <"$__slipway_folder/script"; } 2>/dev/null || return 0
    kill -s TERM -- "-$__slipway_pid" 2>/dev/null || return 0
    __slipway_tenths=$__slipway_grace
    while [ "$__slipway_tenths" -gt 0 ] && kill -s 0 -- "-$__slipway_pid" 2>/dev/null; do
        sleep 0.1
        __slipway_tenths=$((__slipway_tenths - 1))
    done
    kill -s KILL -- "-$__slipway_pid" 2>/dev/null
}

# Looks at the lease until it runs out; and at the wrapper, which somebody may kill.
__slipway_watch() {
    __slipway_nap=
    trap 'kill "$__slipway_nap" 2>/dev/null; exit 0' TERM
    __slipway_seen= __slipway_left=$__slipway_looks
    while [ "$__slipway_left" -gt 0 ] && kill -s 0 $$ 2>/dev/null; do
        sleep "$__slipway_poll" &
        __slipway_nap=$!
        wait "$__slipway_nap"
        __slipway_beat=
        { read -r __slipway_beat <"$__slipway_folder/lease"; } 2>/dev/null
        if [ "$__slipway_beat" = "$__slipway_seen" ]; then
            __slipway_left=$((__slipway_left - 1))
        else
            __slipway_seen=$__slipway_beat __slipway_left=$__slipway_looks
        fi
    done
    : >"$__slipway_folder/fenced"
    : >"$__slipway_folder/stopped"
    __slipway_end
}

__slipway_born $$
printf '%s\n' "$$ $__slipway_birth" >"$__slipway_folder/.pid"
mv -f "$__slipway_folder/.pid" "$__slipway_folder/pid"

__slipway_watch </dev/null >/dev/null 2>&1 &
__slipway_watcher=$!

# In the foreground, so that the script can be interrupted as usual: a shell's background children ignore INT.
(
    if { read -r __slipway_me __slipway_stat </proc/self/stat; } 2>/dev/null; then :; else
        __slipway_me=$(exec sh -c 'echo $PPID')
    fi
    __slipway_born "$__slipway_me"
    __slipway_keep script "$__slipway_me $__slipway_birth"
    # After the note above: who wrote `stopped` and then finds no note knows that nothing will begin.
    if [ -e "$__slipway_folder/stopped" ]; then
        : >"$__slipway_folder/void"
        exit 0
    fi
    cd "$__slipway_folder/work" || exit 126
    umask 022
    PATH=$__slipway_path
    case $__slipway_apart in
    *perl) exec "$__slipway_apart" -e 'use POSIX; POSIX::setsid(); exec { $ARGV[0] } @ARGV; print STDERR "$ARGV[0]: $!\n"; exit 127' -- "$@" ;;
    *) exec "$__slipway_apart" "$@" ;;
    esac
) </dev/null >>"$__slipway_folder/log" 2>&1
__slipway_status=$?

kill "$__slipway_watcher" 2>/dev/null
__slipway_end
if [ -e "$__slipway_folder/void" ]; then
    __slipway_status=void
elif [ -e "$__slipway_folder/fenced" ]; then
    __slipway_status=fenced
elif [ -e "$__slipway_folder/stopped" ]; then
    __slipway_status=stopped
fi
__slipway_keep status "$__slipway_status"
