#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Builds what binder/ describes in a scratch folder with a scratch home, as repo2docker does after it
# has installed environment.yml, and then runs a notebook there without a network. Takes minutes.
# MAVEN_OPTS=-Dmaven.repo.local=$HOME/.m2/repository spares the downloads.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=environment/jvm-env.sh
source "$here/jvm-env.sh"
# shellcheck source=environment/system.sh
source "$here/system.sh"
require jdk maven fonts jupyter
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

offline() {
  # A network of its own, in which there is only this machine; root alone may make one.
  if unshare --net true 2>/dev/null; then
    unshare --net -- bash -c 'ip link set lo up && exec "$@"' offline "$@"
  else
    echo "(the network cannot be taken away here: not root)" >&2
    "$@"
  fi
}

mkdir "$scratch/home" "$scratch/project"
git -C "$OECL_ROOT" archive HEAD | tar -x -C "$scratch/project"
export HOME=$scratch/home
unset JUPYTER_PATH JUPYTER_DATA_DIR

echo "postBuild"
"$scratch/project/binder/postBuild"
echo "start, without a network"
cd "$scratch/project"
OECL_PRESET=smoke offline binder/start "$OECL_PYTHON" -B environment/execute.py \
  --preset smoke --only "${1:-01}" --output "$scratch/out"
