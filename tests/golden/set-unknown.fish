set pipefial off
