#!/bin/sh
# pycrdt 0.14.13: Encoder.write_var_string writes how many letters a text has where lib0 and its own Decoder expect how
# many bytes. A text of ASCII comes back; 「佐藤」 does not, and whatever stands behind it is read from the wrong place.
# So our notices are written with write_message(text.encode()), which counts bytes. Fails when that changes.
set -eu
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
python3 -m venv "$place/venv"
"$place/venv/bin/pip" install -q pycrdt==0.14.13
"$place/venv/bin/python" - <<'PYTHON'
from importlib.metadata import version

from pycrdt import Decoder, Encoder, write_message


def there_and_back(text):
    encoder = Encoder()
    encoder.write_var_string(text)
    written = encoder.to_bytes()
    try:
        read = Decoder(written).read_var_string()
    except UnicodeDecodeError as error:
        read = f"{type(error).__name__}: {error.reason}"
    return written.hex(" "), read


print("pycrdt", version("pycrdt"))
for text in ("Sato", "佐藤"):
    print(text, *there_and_back(text), sep=" | ")
print("佐藤", write_message("佐藤".encode()).hex(" "), "as bytes with their length", sep=" | ")
assert there_and_back("Sato")[1] == "Sato"
assert there_and_back("佐藤") == ("02 e4 bd 90 e8 97 a4", "UnicodeDecodeError: unexpected end of data")
assert Decoder(write_message("佐藤".encode())).read_var_string() == "佐藤"
PYTHON
