# Sourced by run, test and shell: provides the build environment (Debian 13's Qt 6.8 and KF6) on any Debian or Ubuntu host.
#
#   environment_ensure        makes the environment ready; prints what it does; returns at once when nothing changed
#   environment_exec CMD…     replaces this process by CMD inside the environment
#
# Where the host's own packages are new enough (Qt >= 6.8 among them) they are installed with apt and used directly. Otherwise a
# private Debian 13 root is made once under the cache folder, named by a hash of the package list, and entered with the host's own
# /home, /root, /tmp, /dev, display sockets and every other non-system top-level folder mounted at their own paths. The host's apt
# sources are never touched.

environment_here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
environment_checkout=$(dirname "$environment_here")
environment_cache=${ATTENDANT_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/attendant}
environment_packages=$(sed -e 's/#.*//' -e '/^[[:space:]]*$/d' "$environment_here/packages" | tr '\n' ' ')
environment_hash=$(printf '%s' "$environment_packages" | sha256sum | cut -c1-12)
environment_root=$environment_cache/root-$environment_hash
environment_stamp=$environment_root.complete # beside it: inside, an ordinary user may not write

environment_say() { printf 'attendant: %s\n' "$*" >&2; }
environment_fail() { environment_say "$*"; exit 1; }

# The host serves by itself when its distribution offers Qt 6.8 or newer: by what apt knows, or, before the first `apt-get update`, by
# the release (Debian 13, Ubuntu 25.04).
environment_host_is_new() {
    [ -z "${ATTENDANT_FORCE_ROOT:-}" ] || return 1
    # Decided at an earlier start; asking apt takes a second.
    [ ! -e "$environment_stamp" ] || return 1
    [ ! -e "$environment_cache/host-$environment_hash" ] || return 0
    command -v apt-get >/dev/null || return 1
    local offered
    offered=$(apt-cache policy qt6-base-dev 2>/dev/null | sed -n 's/^ *Candidate: *//p')
    case "$offered" in
        "" | "(none)")
            local release
            release=$(. /etc/os-release 2>/dev/null && echo "${ID:-} ${VERSION_ID:-0}")
            case "$release" in
                "debian "*) dpkg --compare-versions "${release#debian }" ge 13 ;;
                "ubuntu "*) dpkg --compare-versions "${release#ubuntu }" ge 25.04 ;;
                *) return 1 ;;
            esac ;;
        *) dpkg --compare-versions "$offered" ge 6.8 ;;
    esac
}

environment_as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"
    elif command -v sudo >/dev/null; then sudo "$@"
    else environment_fail "this needs root once, for: $*   Run it as root (or install sudo) and start again."
    fi
}

environment_install_on_host() {
    local stamp=$environment_cache/host-$environment_hash
    [ ! -e "$stamp" ] || return 0
    local missing=""
    local package
    for package in $environment_packages; do
        dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'ok installed' && continue
        # Ubuntu has no such package; only a test of the web client wants it, and says so where it is missing.
        [ "$package" != chromium ] || apt-cache show chromium >/dev/null 2>&1 || continue
        missing="$missing $package"
    done
    if [ -n "$missing" ]; then
        environment_say "installing with apt:$missing"
        environment_as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 || environment_fail "apt-get update failed; see above."
        # shellcheck disable=SC2086  # a list on purpose
        environment_as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >&2 \
            || environment_fail "apt could not install:$missing"
    fi
    mkdir -p "$environment_cache" && touch "$stamp"
}

environment_remove() {
    if [ "$(id -u)" = 0 ]; then rm -rf --one-file-system "$1"
    else mmdebstrap --unshare-helper rm -rf --one-file-system "$1"
    fi
}

environment_make_root() {
    [ ! -e "$environment_stamp" ] || return 0
    mkdir -p "$environment_cache"
    exec 9>"$environment_cache/lock"
    flock 9
    if [ -e "$environment_stamp" ]; then exec 9>&-; return 0; fi
    local free
    free=$(df -Pk "$environment_cache" | awk 'NR==2 {print int($4 / 1024)}')
    [ "$free" -ge 6000 ] || environment_fail "$environment_cache has $free MB free; the build environment needs 6000 MB. Free some, or set ATTENDANT_CACHE to another folder."
    local tools=mmdebstrap
    [ "$(id -u)" = 0 ] || tools="mmdebstrap uidmap" # an ordinary user makes the root in a user namespace
    # Debian's apt brings Debian's keys along, Ubuntu's does not.
    [ -e /usr/share/keyrings/debian-archive-keyring.gpg ] || tools="$tools debian-archive-keyring"
    if ! command -v mmdebstrap >/dev/null || { [ "$(id -u)" != 0 ] && ! command -v newuidmap >/dev/null; } \
        || [ ! -e /usr/share/keyrings/debian-archive-keyring.gpg ]; then
        command -v apt-get >/dev/null || environment_fail "neither Qt 6.8 nor apt is here. Install mmdebstrap, or Qt >= 6.8 with the development packages listed in packaging/packages."
        environment_say "installing $tools"
        environment_as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 || environment_fail "apt-get update failed; see above."
        # shellcheck disable=SC2086  # a list on purpose
        environment_as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $tools >&2 \
            || environment_fail "apt could not install $tools"
    fi
    local old
    for old in "$environment_cache"/root-*; do
        if [ -d "$old" ]; then
            environment_say "removing $old, which is outdated or unfinished"
            rm -f "$old.complete"
            environment_remove "$old"
        fi
    done
    environment_say "making a Debian 13 build environment in $environment_root (once; one to three minutes, about 3 GB)"
    local mode=unshare
    [ "$(id -u)" != 0 ] || mode=root
    # Mount points for the host's own folders; an ordinary user could not make them later.
    local folder points=""
    for folder in /*; do [ ! -d "$folder" ] || points="$points \"\$1$folder\""; done
    mmdebstrap --quiet --customize-hook="mkdir -p$points" --mode=$mode --variant=apt --aptopt='APT::Install-Recommends "false"' \
        --include="$(printf '%s' "$environment_packages" | sed -e 's/ *$//' -e 's/ /,/g')" trixie "$environment_root" >&2 \
        || environment_fail "mmdebstrap failed; see above. Check the network, then start again."
    touch "$environment_stamp"
    exec 9>&-
}

environment_ensure() {
    if environment_host_is_new; then environment_install_on_host; else environment_make_root; fi
}

# Runs inside the new mount namespace: puts the host's folders into the root.
environment_mount_and_enter() {
    local root=$1 folder name
    shift
    for folder in /*; do
        name=${folder#/}
        case "$name" in usr | bin | sbin | lib | lib32 | lib64 | libx32 | etc | var | boot | lost+found) continue ;; esac
        [ -d "$folder" ] || continue
        mkdir -p "$root/$name" || environment_fail "the build environment has no mount point $folder; remove $root and start again."
        mount --rbind "$folder" "$root/$name"
    done
    # A checkout or working folder that the loop did not bring, for example below /var.
    for folder in "$environment_checkout" "$PWD"; do
        case "$folder" in /usr/* | /etc/* | /var/*) [ -d "$root$folder" ] || { mkdir -p "$root$folder" && mount --rbind "$folder" "$root$folder"; } ;; esac
    done
    for name in resolv.conf hosts localtime; do
        [ ! -e "/etc/$name" ] || { [ -e "$root/etc/$name" ] || : >"$root/etc/$name"; mount --bind "$(readlink -f "/etc/$name")" "$root/etc/$name" 2>/dev/null || true; }
    done
    # Certificates as the host trusts them: behind a company's proxy npm, curl and git work here as they do outside.
    local bundle
    for bundle in /etc/ssl/certs/ca-certificates.crt /etc/pki/tls/certs/ca-bundle.crt /etc/ssl/ca-bundle.pem; do
        if [ -r "$bundle" ] && [ -e "$root/etc/ssl/certs/ca-certificates.crt" ]; then
            mount --bind "$(readlink -f "$bundle")" "$root/etc/ssl/certs/ca-certificates.crt"
            break
        fi
    done
    # The root knows its own users (postgres among them); the one who calls is added by name.
    if [ "$(id -u)" != 0 ] && ! grep -q "^[^:]*:[^:]*:$(id -u):" "$root/etc/passwd"; then
        { cat "$root/etc/passwd"; getent passwd "$(id -u)"; } >"$environment_cache/passwd"
        mount --bind "$environment_cache/passwd" "$root/etc/passwd"
    fi
    # Mounting needed capabilities in the user namespace; the program gets none.
    local drop=""
    [ "$(id -u)" = 0 ] || drop="/usr/bin/setpriv --inh-caps=-all --ambient-caps=-all"
    # shellcheck disable=SC2086  # words on purpose
    exec /usr/sbin/chroot "$root" $drop /usr/bin/env -C "$PWD" "$@"
}

environment_exec() {
    if environment_host_is_new; then exec "$@"; fi
    # The root has no other locale than C.UTF-8; LANG stays, for the program's own language.
    [ -n "${LC_ALL:-}" ] || export LC_CTYPE=C.UTF-8
    local path=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin
    if [ "$(id -u)" = 0 ]; then
        exec unshare --mount --propagation private bash -c '. "$1/environment.sh"; shift; environment_mount_and_enter "$@"' \
            attendant "$environment_here" "$environment_root" "PATH=$path" "$@"
    fi
    exec unshare --user --map-current-user --keep-caps --mount --propagation private bash -c '. "$1/environment.sh"; shift; environment_mount_and_enter "$@"' \
        attendant "$environment_here" "$environment_root" "PATH=$path" "$@"
}
