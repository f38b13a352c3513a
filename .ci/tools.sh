# shellcheck shell=bash
# Which tools the other scripts need, and where they are. Sourced, not run.

# shellcheck disable=SC2034 # read by .ci/setup
# The newest release that the Rust version in rust-toolchain.toml builds.
TRUNK_VERSION=0.21.14
# Also pinned in Trunk.toml, which says why.
BINARYEN_VERSION=132

ROOT=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
# Outside the clone, so that a fresh clone need not install them again.
TOOLS=${XDG_CACHE_HOME:-$HOME/.cache}/efficient-llm-explorer/tools
export PATH="$TOOLS/bin:$TOOLS/binaryen/node_modules/.bin:$PATH"

say() { printf '%s\n' "$*" >&2; }

fail() {
  say "error: $*"
  exit 1
}

# Prints the version that Cargo.lock has of the crate $1.
locked_version() {
  awk -v name="name = \"$1\"" '
    $0 == name { found = 1; next }
    found { gsub(/version = |"/, ""); print; exit }
  ' "$ROOT/Cargo.lock"
}

# Whether the tool $1 says that its version is $2.
has() {
  local said
  said=$("$1" --version 2>/dev/null) || return 1
  case " $said " in *" $2 "*) ;; *) return 1 ;; esac
}

# Sets RELEASE to Trunk's flags for a release build. Trunk runs wasm-opt only for `--release`;
# Cargo's release profile alone, stripped, is the way to do without it at 3 % more to download.
choose_release_flags() {
  if has wasm-opt "$BINARYEN_VERSION"; then
    RELEASE=(--release)
  else
    say "wasm-opt $BINARYEN_VERSION is missing: building without it, so the download grows by about 3 %."
    export CARGO_PROFILE_RELEASE_STRIP=true
    # shellcheck disable=SC2034 # read by the scripts that source this one
    RELEASE=(--cargo-profile release)
  fi
}
