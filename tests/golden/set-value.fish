set pipefail maybe
