// The bytes on which proof and opening rest: known answers, computed once by the script below and never by the code that they hold.
import { createSecretKey, type KeyObject } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { genesis, link, type Linked } from '@onehall/event-store';
import { blindWith, openKeyFile, openWith, sealWith, Tampered, type Blind, type KeyFile } from '@onehall/vault';

/*
The formulas, in Python with hashlib, hmac and AESGCM of the package `cryptography`. An answer below may never be changed: a new form is a new version beside it.

sha = lambda *parts: hashlib.sha256(b''.join(parts)).digest()
field = lambda b: struct.pack('>i', len(b)) + b
text = lambda s: field(s.encode())
def micro(at):  # microseconds since 2000-01-01
    d = datetime.strptime(at, '%Y-%m-%dT%H:%M:%S.%fZ') - datetime(2000, 1, 1)
    return (d.days * 86400 + d.seconds) * 10**6 + d.microseconds
def hkdf(key, salt, info, length):  # RFC 5869 with SHA-256
    prk = hmac.new(salt or bytes(32), key, hashlib.sha256).digest(); out = last = b''
    for i in range(1, length // 32 + 1):
        last = hmac.new(prk, last + info + bytes([i]), hashlib.sha256).digest(); out += last
    return out

hash = sha(text(service), field(log.bytes), text(stream))                                                   # the genesis
for version, at, id, schema, type, data, meta in events:                                                    # each link
    hash = sha(hash, field(struct.pack('>q', version)), field(struct.pack('>q', micro(at))), field(id.bytes), field(struct.pack('>i', schema)), text(stream), text(type), text(data), text(meta))

derive = lambda purpose: hkdf(key_of_file, b'', f'onehall/vault/1/{purpose}'.encode(), 32)
wrapped = b'\1' + nonce + AESGCM(derive(f'wrap/{owner}')).encrypt(nonce, owner_key, None)
context = json.dumps(['onehall/sealed', 1, owner, at], separators=(',', ':'), ensure_ascii=False).encode()
both = hkdf(hkdf(owner_key, nonce, sha(context), 32), b'', b'onehall/sealed/1/commitment and key', 64)      # commitment, key
box = b'\1' + nonce + AESGCM(both[32:]).encrypt(nonce, canonical_json, context)
subkey = lambda purpose: hkdf(derive('derive/blind'), b'', f'onehall/blind/1/{purpose}'.encode(), 32)
digest = hmac.new(subkey(f'digest/{kind}'), plain.encode(), hashlib.sha256).digest()
bigram = hmac.new(subkey(f'bigrams/{kind}'), pair.encode(), hashlib.sha256).digest()[:8]
*/
const log = { service: 'intake', logId: '0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b' };
const stream = '330106/case/5f0c8a52-90f5-4a60-9c0e-0d8f1f3a2b11';
const chained: readonly (readonly [Linked, string])[] = [
  [
    { stream, version: 1, recordedAt: '2026-03-02T01:30:00.123456Z', id: '7d9c1e4a-3b52-5f60-8a71-92b3c4d5e6f7', schemaVersion: 1, type: 'CaseOpened', data: '{"number":"20260302V00012"}', meta: '{"hall":"330106"}' },
    '7b3c7a0108b4049d2a0f9fa97c11a7fd143f7ff3331596f4b939cd63421476f5',
  ],
  [
    {
      stream, version: 2, recordedAt: '2026-03-02T01:30:00.123457Z', id: '1a2b3c4d-5e6f-5a0b-9c8d-7e6f5a4b3c2d', schemaVersion: 1, type: 'CaseDisposed',
      data: '{"organ":"县水利局","way":"transfer"}', meta: '{"actor":{"id":"u-router","role":"router"},"hall":"330106"}',
    },
    'b5e2c141c90507c35afed2d39f73f1fbd200407fdd29dd9236e6060e198c3a61',
  ],
  [
    { stream, version: 3, recordedAt: '2027-01-01T00:00:00.000001Z', id: 'ffffffff-0000-5fff-bfff-000000000003', schemaVersion: 2, type: '𠮷', data: '', meta: '{}' },
    '1988d82bd1e2db279e8efd1b8c305077a5d75389df2e1a1463b9b8e11f32913d',
  ],
];

describe('The chain of a stream', () => {
  it('begins with the same bytes for ever', () => {
    expect(genesis(log, stream).toString('hex')).toBe('acd159f8fa4713c5acb3a3a6124f5e38273b46d35fd20cd4e90fe6ca97df3357');
  });

  it('goes on with the same bytes for ever', () => {
    let hash = genesis(log, stream);
    for (const [event, known] of chained) {
      hash = link(hash, event);
      expect(hash.toString('hex')).toBe(known);
    }
  });
});

describe('A hall that is given its key file', () => {
  const owner = 'person/7f6c0c1e-7a39-4a0e-8f0b-0d8f3f1f2a11';
  const at = '0b8a1a52-0000-4000-8000-000000000001#persons.0.name';
  const sealed = {
    key: owner,
    at,
    box: 'AcjJysvMzc7P0NHS01IU22K9u0Nk02wDaR4jtAPrrOnoqceyQ_Llgj6qyX3ZHssjZ0LggyZ_I3vrRL8Xq0bP',
    commitment: 'cVbnRmBxPIf1V_3MyA9JgPW1HCAEqRrKhX__Z7FqsXA',
  };
  const wrapped = Buffer.from('01c8c9cacbcccdcecfd0d1d2d3b261a7672982cee06e3e22a020b59a892f0dadbfce637953ce3d044eed27e6623334c25f3dfe6e291220eb67df117f86', 'hex');
  let folder: string;
  let file: KeyFile;
  let ownerKey: KeyObject;
  let blind: Blind;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'onehall-history-'));
    const name = path.join(folder, 'key');
    await writeFile(name, 'onehall-key-file 1\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n', { mode: 0o600 });
    file = await openKeyFile(name, { make: false });
    ownerKey = createSecretKey(await file.unwrap(owner, wrapped));
    blind = blindWith(createSecretKey(await file.derive('blind')));
  });
  afterAll(() => rm(folder, { recursive: true }));

  it('unwraps what it once wrapped', () => expect(ownerKey.export()).toEqual(Buffer.from(Array.from({ length: 32 }, (_, index) => 100 + index))));

  it('opens what it once sealed, by its commitment', () => {
    expect(openWith(ownerKey, sealed)).toEqual({ name: '张三丰', of: [1, true] });
    expect(() => openWith(ownerKey, { ...sealed, commitment: sealWith(ownerKey, { owner, at, plain: '张三丰' }).commitment })).toThrow(Tampered);
  });

  it.each([
    ['phone', '138 1234 5678', '_8X8S5S4fiVeiLunZ1K95os6hbhjBTC5lFphlAwXnUM'],
    ['id-number', '11010519491231002x', 'uCbRkug7Tope5tWe2JM91J26ONSWb4C4VVhmQnXvs_Q'],
    ['query-code', 'ab12-cd34', 'UVGrKyMiwY2SVAR52Ldz2TP_fiQ0bp4NPBRhYukNiRQ'],
    ['name', '张三 丰', 'g2OEHJvjqPzIQ4OdDPhd3fTBtjzh_vYDGskAKmAW-Yc'],
    ['request', 'Say It', 't843cO7q1YrfyfFybwlfctWrlu6iGHlYseQEA48Rl1k'],
  ])('finds by a %s what it once digested', (kind, plain, known) => expect(blind.digest(kind, plain)).toBe(known));

  it('finds by a part of a name or text what it once digested', () => {
    expect(blind.bigrams('name', '张三丰')).toEqual(['hlxNDdv_9Jc', 'uCbyZxRs0v0']);
    expect(blind.bigrams('text', '楼上 漏水')).toEqual(['ePk7j3x5_v4', 'riq7e00Retk']);
  });
});
