# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
#
# Finds the programs that the scripts need and installs the missing ones with apt-get. Sourced after
# jvm-env.sh.

# shellcheck source=environment/log.sh
source "$(dirname "${BASH_SOURCE[0]}")/log.sh"

readonly JUPYTER_MODULES=(nbformat nbclient nbconvert jupyter_client)

say() {
  echo "$*" >&2
}

die() {
  say "$*"
  exit 1
}

# Prints the first Python that can import all of the given modules.
python_with() {
  local candidate
  for candidate in python3 /usr/bin/python3; do
    if "$candidate" -c "import $(IFS=,; echo "$*")" 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
  return 1
}

# Sees to it that the needed programs are there: each argument is one of jdk, maven, fonts, python,
# jupyter, lab and pip. Sets JAVA_HOME and OECL_PYTHON where they apply. apt-get runs only when something
# is missing, and only as root; anyone else reads what to install.
require() {
  local -a packages
  read -ra packages <<<"$(missing_packages "$@")"
  if ((${#packages[@]})); then
    install_packages "${packages[@]}"
    hash -r
    read -ra packages <<<"$(missing_packages "$@")"
    ((${#packages[@]} == 0)) || die "Still missing after the installation: ${packages[*]}"
  fi
  locate "$@"
}

missing_packages() {
  local need
  for need in "$@"; do
    has "$need" || package_of "$need"
  done | tr '\n' ' '
}

has() {
  case $1 in
    jdk) find_jdk ;;
    maven) command -v mvn ;;
    # XChart draws with the system's fonts, even without a screen.
    fonts) command -v fc-list && [[ -n $(fc-list) ]] ;;
    python) command -v python3 ;;
    jupyter) python_with "${JUPYTER_MODULES[@]}" ;;
    lab) python_with jupyterlab || python_with notebook ;;
    pip) pip_command ;;
  esac >/dev/null 2>&1
}

package_of() {
  case $1 in
    jdk) jdk_package ;;
    maven) echo maven ;;
    fonts) echo fontconfig fonts-dejavu-core ;;
    python) echo python3 ;;
    jupyter) echo python3-nbclient python3-nbconvert ;;
    lab) echo jupyter-notebook ;;
    pip) echo python3-pip ;;
  esac
}

# The oldest JDK in this distribution that is new enough; 17 when apt has no lists yet.
jdk_package() {
  local version
  for version in 17 21 25; do
    if [[ -n $(apt-cache show "openjdk-$version-jdk-headless" 2>/dev/null) ]]; then
      echo "openjdk-$version-jdk-headless"
      return
    fi
  done
  echo openjdk-17-jdk-headless
}

install_packages() {
  command -v apt-get >/dev/null ||
    die "Missing here, by the names of Debian's packages: $*. Install them by your system's means and run this again."
  ((EUID == 0)) ||
    die "Some programs are missing, and only root may install them. Run:
  sudo apt-get update && sudo apt-get install --no-install-recommends $*"
  apt_get "Fetching the lists of packages" update
  # The fresh lists may name another JDK than the old ones.
  local -a packages=("$@")
  has jdk || packages=("${packages[@]/openjdk-*/$(jdk_package)}")
  say "To install, $(megabytes_of "${packages[@]}") MB to fetch: ${packages[*]}"
  apt_get "Installing them" install -y --no-install-recommends "${packages[@]}"
}

# What apt-get would fetch for these packages, in MB.
megabytes_of() {
  apt-get -qq install -y --no-install-recommends --print-uris "$@" |
    awk '{ bytes += $3 } END { print int(bytes / 1000000 + 0.5) }'
}

# apt_get WHAT ARGUMENTS...
apt_get() {
  logged "$1" env DEBIAN_FRONTEND=noninteractive apt-get -q "${@:2}" >&2
}

locate() {
  local need
  for need in "$@"; do
    case $need in
      jdk) find_jdk ;;
      jupyter)
        OECL_PYTHON=$(python_with "${JUPYTER_MODULES[@]}")
        export OECL_PYTHON
        ;;
    esac
  done
}

pip_command() {
  if python3 -m pip --version >/dev/null 2>&1; then
    echo python3
  elif /usr/bin/python3 -m pip --version >/dev/null 2>&1; then
    echo /usr/bin/python3
  else
    return 1
  fi
}

maven() {
  maven_for Maven "$@"
}

# maven_for WHAT ARGUMENTS...: says what Maven runs for.
maven_for() {
  logged "$1" mvn -B -f "$OECL_ROOT/pom.xml" "${@:2}"
}
