#!/usr/bin/env python3
"""Prüft eine Beweismappe ohne Netz. Nur Python 3.8+ und seine Standardbibliothek. Erklärung: LIESMICH.txt."""
import base64, datetime, hashlib, json, os, sys, uuid

# ECDSA über P-256 (FIPS 186-5): y² = x³ - 3x + b modulo P, Erzeuger G der Ordnung N.
P = 0xFFFFFFFF00000001000000000000000000000000FFFFFFFFFFFFFFFFFFFFFFFF
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
B = 0x5AC635D8AA3A93E7B3EBBD55769886BC651D06B0CC53B0F63BCE3C3E27D2604B
G = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
     0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)


def add(a, b):
    if a is None or b is None:
        return a or b
    if a[0] == b[0] and (a[1] + b[1]) % P == 0:
        return None
    if a == b:
        slope = (3 * a[0] * a[0] - 3) * pow(2 * a[1], P - 2, P)
    else:
        slope = (b[1] - a[1]) * pow(b[0] - a[0], P - 2, P)
    x = (slope * slope - a[0] - b[0]) % P
    return x, (slope * (a[0] - x) - a[1]) % P


def times(factor, point):
    result = None
    while factor:
        if factor & 1:
            result = add(result, point)
        point, factor = add(point, point), factor >> 1
    return result


def public_key(pem):
    der = base64.b64decode("".join(line for line in pem.splitlines() if not line.startswith("-----")))
    x, y = int.from_bytes(der[-64:-32], "big"), int.from_bytes(der[-32:], "big")
    if der[-65] != 4 or (y * y - x * x * x + 3 * x - B) % P != 0:
        raise ValueError("kein Punkt auf P-256")
    return x, y


def is_signed(text, signature, key):
    r, s = int.from_bytes(signature[:32], "big"), int.from_bytes(signature[32:], "big")
    if len(signature) != 64 or not (0 < r < N and 0 < s < N):
        return False
    digest, inverse = int.from_bytes(hashlib.sha256(text).digest(), "big"), pow(s, N - 2, N)
    point = add(times(digest * inverse % N, G), times(r * inverse % N, key))
    return point is not None and point[0] % N == r


def signed_part(data):
    """Was unterschrieben ist, und die Unterschrift: die letzte Zeile."""
    cut = data.rindex(b"signature: ")
    return data[:cut], base64.b64decode(data[cut + 11:].strip(), validate=True)


def row_hash(row, previous):
    def number(value):
        return value.to_bytes(8, "big")
    at = datetime.datetime.strptime(row["at"], "%Y-%m-%dT%H:%M:%S.%fZ") - datetime.datetime(1970, 1, 1)
    fields = [
        b"inkassio-journal-1", uuid.UUID(row["tenant"]).bytes, uuid.UUID(row["stream"]).bytes, row["kind"].encode(),
        number(row["version"]), uuid.UUID(row["command"]).bytes, number(row["part"]), row["event"].encode(),
        base64.b64decode(row["body"]), uuid.UUID(row["key"]).bytes if row["key"] else b"", row["by"].encode(),
        row["reason"].encode(), number(at // datetime.timedelta(microseconds=1))]
    return hashlib.sha256(previous + b"".join(len(f).to_bytes(4, "big") + f for f in fields)).digest()


def check_contents(folder, key, bad):
    data = read(folder, "inhalt.txt")
    text, signature = signed_part(data)
    if not is_signed(text, signature, key):
        bad.append("inhalt.txt: Die Unterschrift stimmt nicht.")
    listed = dict(reversed(line.split("  ", 1)) for line in text.decode().splitlines()[1:])
    for name, expected in sorted(listed.items()):
        if not os.path.isfile(os.path.join(folder, *name.split("/"))):
            bad.append(f"{name}: Die Datei fehlt.")
        elif hashlib.sha256(read(folder, name)).hexdigest() != expected:
            bad.append(f"{name}: Die Datei wurde verändert.")
    for root, _, files in os.walk(folder):
        for file in files:
            name = os.path.relpath(os.path.join(root, file), folder).replace(os.sep, "/")
            if name not in listed and name != "inhalt.txt":
                bad.append(f"{name}: Die Datei gehört nicht zur Mappe.")
    return len(listed)


def check_chain(folder, bad):
    """Die Hashwerte je Eintrag; ab der ersten falschen Stelle endet die Liste."""
    hashes, previous, stream = [], b"", None
    for place, line in enumerate(read(folder, "journal.jsonl").decode().splitlines(), 1):
        row = json.loads(line)
        stream = stream or row["stream"]
        if row["version"] != place or row["stream"] != stream:
            bad.append(f"journal.jsonl, Eintrag {place}: Der Eintrag fehlt oder steht an falscher Stelle.")
            break
        if row_hash(row, previous).hex() != row["hash"]:
            bad.append(f"journal.jsonl, Eintrag {place} ({row['event']}): Der Eintrag ist nicht der geschriebene.")
            break
        previous = bytes.fromhex(row["hash"])
        hashes.append(row["hash"])
    return stream, hashes


def check_witness(witness, stream, hashes, key, bad):
    """Bis zu welchem Eintrag dieser Prüfpunkt die Kette bezeugt."""
    text, signature = signed_part(witness["signed"].encode())
    facts = dict(line.split(": ", 1) for line in text.decode().splitlines()[1:])
    name = f"Prüfpunkt {facts['number']} vom {facts['at']}"
    if not text.startswith(b"checkpoint-1\n") or not is_signed(text, signature, key):
        bad.append(f"{name}: Die Unterschrift stimmt nicht.")
        return 0, name
    node = hashlib.sha256(b"\0" + witness["line"].encode()).digest()
    for step in witness["way"]:
        beside = bytes.fromhex(step["hash"])
        node = hashlib.sha256(b"\1" + (beside + node if step["isLeft"] else node + beside)).digest()
    of, version, head = witness["line"].split(" ")
    if node.hex() != facts["root"] or of != stream:
        bad.append(f"{name}: Die Zeile dieses Kontos gehört nicht zu ihm.")
        return 0, name
    if len(hashes) < int(version) or hashes[int(version) - 1] != head:
        bad.append(f"{name}: Er kennt Eintrag {version} anders, oder dieser fehlt.")
        return 0, name
    return int(version), name


def read(folder, name):
    with open(os.path.join(folder, *name.split("/")), "rb") as file:
        return file.read()


def main(folder):
    bad, until, by = [], 0, "kein Prüfpunkt"
    try:
        key = public_key(read(folder, "checkpoint-public-key.pem").decode())
        files = check_contents(folder, key, bad)
        stream, hashes = check_chain(folder, bad)
        for witness in json.loads(read(folder, "pruefpunkte.json")):
            until, by = max((until, by), check_witness(witness, stream, hashes, key, bad))
    except (OSError, ValueError, KeyError, TypeError, IndexError) as problem:
        bad.append(f"Die Mappe ist nicht lesbar: {problem}")
    if bad:
        print("NICHT IN ORDNUNG")
        print("\n".join(bad))
        return 1
    print(f"Alles in Ordnung: {files} Dateien, {len(hashes)} Einträge, bezeugt bis Eintrag {until} durch {by}.")
    if until < len(hashes):
        print(f"Die Einträge ab {until + 1} bezeugt noch kein Prüfpunkt; sie stehen nur in der Kette.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1] if len(sys.argv) > 1 else os.path.dirname(os.path.abspath(__file__))))
