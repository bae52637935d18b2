#!/usr/bin/env bash
# BudouX 0.9 and 0.10 cut into Japanese words that 0.8 leaves whole; no option brings the older model back.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
python3 -m venv venv
for version in 0.8.4 0.10.1; do
  venv/bin/pip install --quiet --disable-pip-version-check --target "budoux-$version" "budoux==$version"
  PYTHONPATH="budoux-$version" venv/bin/python - "$version" >>cut.txt <<'PYTHON'
import sys

import budoux

parser = budoux.load_default_japanese_parser()
headings = ("都道府県の後方支援", "お金のもらい方", "窓口のちがい", "同じ机につく場を、一つ")
print(sys.argv[1], *("|".join(parser.parse(heading)) for heading in headings), sep="　")
PYTHON
done
cat cut.txt
diff cut.txt - <<'EXPECTED' || { echo "the behaviour has changed"; exit 1; }
0.8.4　都道府県の|後方|支援　お金の|もらい方　窓口の|ちがい　同じ|机に|つく|場を、|一つ
0.10.1　都道府県の|後|方支援　お金の|もらい|方　窓口の|ちが|い　同じ|机に|つく場を、|一つ
EXPECTED
