# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
#
# Written by measure-build.sh on 2 cores: what Maven fetches into an empty repository, what a
# build writes, and the seconds of a build that need not fetch anything.
# shellcheck disable=SC2034
readonly OECL_FETCHED_MB=234
readonly OECL_BUILT_MB=191
readonly OECL_BUILD_SECONDS=112
