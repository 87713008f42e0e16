#!/bin/sh
# Makes the one password that the containers cannot make for themselves, the database administrator's, once: everything else is made from it by `prepare`. Needs nothing but a shell.
set -eu
folder=${1:-"$(dirname "$0")/secrets"}
if [ -s "$folder/postgres-password" ]; then
  echo "口令已在 $folder，保持不变。 The secrets are in $folder already; they stay as they are."
  exit 0
fi
# The folder is closed to all others of this machine; in a container only its own two files are seen, by a user who is not root.
mkdir -p "$folder"
chmod 700 "$folder"
password=$(head -c 32 /dev/urandom | base64 | tr '+/' '-_' | tr -d '=\n')
umask 022
printf 'postgresql://postgres:%s@postgres:5432/postgres\n' "$password" > "$folder/database-url"
printf '%s' "$password" > "$folder/postgres-password"
echo "已在 $folder 生成数据库管理员口令，请备份。 The administrator's password lies in $folder: back it up."
