// How one value is sealed with its owner's key, and opened again: AES-256-GCM, bound to its place, committed to its key.
import { createCipheriv, createDecipheriv, createHash, hkdfSync, randomBytes, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { Sealed } from '@onehall/kernel';
import canonicalize from 'canonicalize';
import { Tampered } from './errors.js';

const VERSION = 1;
const NONCE = 12;
const TAG = 16;
const HEAD = 1 + NONCE;

/** A value on its way into the vault: whose it is, for which place it is meant, and what it says (any JSON value). */
export interface Plain {
  readonly owner: string;
  readonly at: string;
  readonly plain: unknown;
}

/**
 * Seals one JSON value. The box is base64url of: version (1 byte), nonce (12), ciphertext of the canonical JSON (RFC 8785), tag (16).
 * Sealing the same value twice gives two boxes that nobody can compare. Throws `TypeError` on what is no JSON value.
 */
export function sealWith(ownerKey: KeyObject, { owner, at, plain }: Plain): Sealed {
  const nonce = randomBytes(NONCE);
  const context = contextOf(owner, at);
  const { commitment, key } = keysOf(ownerKey, nonce, context);
  const cipher = createCipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG }).setAAD(context);
  const box = Buffer.concat([Buffer.of(VERSION), nonce, cipher.update(canonical(plain)), cipher.final(), cipher.getAuthTag()]);
  return { key: owner, at, box: box.toString('base64url'), commitment: commitment.toString('base64url') };
}

/** Opens one value. The commitment is checked before anything is decrypted. Throws `Tampered` when any part of it was changed. */
export function openWith(ownerKey: KeyObject, sealed: Sealed): unknown {
  const box = bytesOf(sealed.box, sealed.at);
  if (box.length < HEAD + TAG || box[0] !== VERSION) throw new Tampered(sealed.at);
  const nonce = box.subarray(1, HEAD);
  const context = contextOf(sealed.key, sealed.at);
  const { commitment, key } = keysOf(ownerKey, nonce, context);
  const claimed = bytesOf(sealed.commitment, sealed.at);
  if (claimed.length !== commitment.length || !timingSafeEqual(claimed, commitment)) throw new Tampered(sealed.at);
  const decipher = createDecipheriv('aes-256-gcm', key, nonce, { authTagLength: TAG }).setAAD(context);
  decipher.setAuthTag(box.subarray(-TAG));
  const text = decipher.update(box.subarray(HEAD, -TAG));
  try {
    decipher.final();
  } catch {
    throw new Tampered(sealed.at);
  }
  return JSON.parse(text.toString('utf8'));
}

/**
 * GCM's tag is a polynomial over the ciphertext, and whoever knows two keys can solve it for a ciphertext that both of them open, each to a
 * story of its own. So the tag alone does not prove what was said. Here both the encryption key and the commitment come from SHA-256 over the
 * owner's key, the nonce and the context: two keys with one commitment would be a collision of SHA-256, and under one key a box has one story.
 * The step over the field's own key lets a single field be proven one day by handing out that key, without the owner's.
 */
function keysOf(ownerKey: KeyObject, nonce: Buffer, context: Buffer): { readonly commitment: Buffer; readonly key: Buffer } {
  const fieldKey = hkdfSync('sha256', ownerKey, nonce, createHash('sha256').update(context).digest(), 32);
  const both = Buffer.from(hkdfSync('sha256', Buffer.from(fieldKey), '', 'onehall/sealed/1/commitment and key', 64));
  return { commitment: both.subarray(0, 32), key: both.subarray(32) };
}

/** A JSON array, so that no owner and place run into one another. */
const contextOf = (owner: string, at: string): Buffer => Buffer.from(canonical(['onehall/sealed', VERSION, owner, at]));

function canonical(value: unknown): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('Only a JSON value can be sealed.');
  return text;
}

/** Strict: Node forgives strange characters and spare bits, and would let a changed text pass for the same bytes. */
function bytesOf(text: string, at: string): Buffer {
  const bytes = Buffer.from(text, 'base64url');
  if (bytes.toString('base64url') !== text) throw new Tampered(at);
  return bytes;
}
