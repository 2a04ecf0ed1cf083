# Sourced by ./mvnw and ./plusone: sets JAVA_HOME to a JDK 25 or newer, or says what to install.
# Looked at in this order: JAVA_HOME, the java on the path, then the usual folders.

PLUSONE_JAVA=25

jdk_version() { # prints the major version of the JDK in $1; nothing where it is none
  [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
  sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

jdk_fits() {
  version=$(jdk_version "$1")
  [ -n "$version" ] && [ "$version" -ge "$PLUSONE_JAVA" ]
}

jdk_on_path() {
  java=$(command -v java) || return 0
  java=$(readlink -f "$java" 2>/dev/null || echo "$java")
  dirname "$(dirname "$java")"
}

find_jdk() (
  set +f
  for home in "${JAVA_HOME-}" "$(jdk_on_path)" \
    /usr/lib/jvm/* /opt/java/* /opt/jdk* /usr/local/openjdk-* \
    /Library/Java/JavaVirtualMachines/*/Contents/Home /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
    "${HOME-}"/.sdkman/candidates/java/* "${HOME-}"/.jdks/* "${HOME-}"/.local/share/mise/installs/java/*; do
    if [ -n "$home" ] && jdk_fits "$home"; then
      echo "$home"
      return 0
    fi
  done
  return 1
)

if JAVA_HOME=$(find_jdk); then
  export JAVA_HOME
else
  echo "Plus One needs a JDK $PLUSONE_JAVA or newer, and none was found: install one (for example Temurin $PLUSONE_JAVA) or point JAVA_HOME to it." >&2
  exit 1
fi
