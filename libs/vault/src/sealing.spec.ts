// What sealing one value promises, tried by changing everything that can be changed.
import { createSecretKey, randomBytes } from 'node:crypto';
import type { Sealed } from '@onehall/kernel';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { Tampered } from './errors.js';
import { openWith, sealWith } from './sealing.js';

const key = createSecretKey(randomBytes(32));
const owner = 'person/7f6c0c1e-7a39-4a0e-8f0b-0d8f3f1f2a11';
const at = '0b8a1a52-0000-4000-8000-000000000001#persons.0.name';
const sealedName = (): Sealed => sealWith(key, { owner, at, plain: '张三' });

describe('A sealed value', () => {
  it('opens to what was sealed, whatever JSON it was', () =>
    fc.assert(fc.property(fc.jsonValue(), plain => expect(canonicalize(openWith(key, sealWith(key, { owner, at, plain })))).toBe(canonicalize(plain)))));

  it('names its owner and its place, and nothing of what it says', () => {
    const sealed = sealedName();
    expect(Object.keys(sealed)).toEqual(['key', 'at', 'box', 'commitment']);
    expect(sealed).toMatchObject({ key: owner, at });
    expect(Buffer.from(sealed.box, 'base64url').includes('张三')).toBe(false);
  });

  it('looks different each time, so that nobody can compare two of them', () => {
    const [one, other] = [sealedName(), sealedName()];
    expect(one.box).not.toBe(other.box);
    expect(one.commitment).not.toBe(other.commitment);
  });

  it('still opens when an earlier day sealed it', () => {
    const earlier = { key: 'person/1', at: 'event#name', box: 'AXm1rWdWmANeTqHERCWrc3C-4RvUZq5f8f9AlAig5vcm2VNoEg', commitment: 'uRPTxJpDevcgZUO1fo4yrps1Spiap36gIpah02arQPg' };
    expect(openWith(createSecretKey(Buffer.alloc(32, 7)), earlier)).toBe('张三');
  });

  it('refuses what is no JSON value', () => {
    expect(() => sealWith(key, { owner, at, plain: undefined })).toThrow(TypeError);
    expect(() => sealWith(key, { owner, at, plain: 1n })).toThrow(TypeError);
  });
});

describe('A sealed value that was tampered with', () => {
  it('does not open when any bit of its box has changed', () => {
    const sealed = sealedName();
    const box = Buffer.from(sealed.box, 'base64url');
    for (let bit = 0; bit < box.length * 8; bit += 1) {
      const changed = Buffer.from(box);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => openWith(key, { ...sealed, box: changed.toString('base64url') })).toThrow(Tampered);
    }
  });

  it('does not open when any character of any part has changed', () =>
    fc.assert(
      fc.property(fc.constantFrom('key', 'at', 'box', 'commitment'), fc.nat(), fc.constantFrom('A', 'b', '9', '_', '=', '人'), (part, where, character) => {
        const sealed = sealedName();
        const index = where % sealed[part].length;
        fc.pre(sealed[part][index] !== character);
        const changed = sealed[part].slice(0, index) + character + sealed[part].slice(index + 1);
        expect(() => openWith(key, { ...sealed, [part]: changed })).toThrow(Tampered);
      }),
      { numRuns: 500 },
    ));

  it.each(['', 'AQ', 'not base64 at all', '人'])('does not open with the box «%s»', box => expect(() => openWith(key, { ...sealedName(), box })).toThrow(Tampered));

  it('does not open at another place, or as the word of another owner', () => {
    expect(() => openWith(key, { ...sealedName(), at: at.replace('name', 'phone') })).toThrow(Tampered);
    expect(() => openWith(key, { ...sealedName(), key: 'person/another' })).toThrow(Tampered);
  });

  it('keeps owner and place apart, so that neither can grow into the other', () => {
    const sealed = sealWith(key, { owner: 'person/1', at: '2#name', plain: 'x' });
    expect(() => openWith(key, { ...sealed, key: 'person/12', at: '#name' })).toThrow(Tampered);
  });

  it('does not open with another key, which its commitment tells before anything is decrypted', () =>
    expect(() => openWith(createSecretKey(randomBytes(32)), sealedName())).toThrow(Tampered));

  it('does not open with the commitment of another value, under the same key and place', () =>
    expect(() => openWith(key, { ...sealedName(), commitment: sealedName().commitment })).toThrow(Tampered));

  it('says where, but never what', () => {
    expect.assertions(1);
    try {
      openWith(key, { ...sealedName(), commitment: '' });
    } catch (error) {
      expect(String(error)).toBe(`Tampered: What was sealed at ${at} does not open: it was tampered with, or moved from another place.`);
    }
  });
});
