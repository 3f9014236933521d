#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
#
# Measures what a first build of the last commit fetches, writes and takes, in a scratch folder with
# an empty Maven repository. run.sh says what it is about to do from what this keeps in
# first-build.sh. Maven's options are handed on, such as -s SETTINGS.
set -euo pipefail
here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
# shellcheck source=environment/jvm-env.sh
source "$here/jvm-env.sh"
# shellcheck source=environment/system.sh
source "$here/system.sh"
require jdk maven
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT

build() {
  rm -rf "$scratch/project/target"
  mvn -B -q -f "$scratch/project/pom.xml" -Dmaven.repo.local="$scratch/repository" -DskipTests \
    "$@" package
}

megabytes() {
  du -sm "$1" | cut -f 1
}

mkdir "$scratch/project"
git -C "$OECL_ROOT" archive HEAD | tar -x -C "$scratch/project"
build "$@"
begin=$SECONDS
build --offline
seconds=$((SECONDS - begin))

cat >"$here/first-build.sh" <<END
# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
#
# Written by measure-build.sh on $(nproc) cores: what Maven fetches into an empty repository, what a
# build writes, and the seconds of a build that need not fetch anything.
# shellcheck disable=SC2034
readonly OECL_FETCHED_MB=$(megabytes "$scratch/repository")
readonly OECL_BUILT_MB=$(megabytes "$scratch/project/target")
readonly OECL_BUILD_SECONDS=$seconds
END
cat "$here/first-build.sh"
