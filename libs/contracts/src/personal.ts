// Where the personal fields of an event lie: read once from its schema, then used to seal and to open.
import type { TSchema } from 'typebox';
import type { EventContract } from './event.js';

/** One personal field: its path (`*` for each element of an array), and the name of the field that holds its owner's id. */
export interface PersonalField {
  readonly path: readonly string[];
  readonly owner: 'personId' | 'caseId';
}

type Node = TSchema & { 'x-personal'?: PersonalField['owner']; properties?: Record<string, Node>; items?: Node };

function walk(node: Node, path: readonly string[]): PersonalField[] {
  if (node['x-personal']) return [{ path, owner: node['x-personal'] }];
  if (node.properties) return Object.entries(node.properties).flatMap(([name, child]) => walk(child, [...path, name]));
  return node.items ? walk(node.items, [...path, '*']) : [];
}

const known = new WeakMap<EventContract, readonly PersonalField[]>();

/** The personal fields of an event, from its contract. */
export function personalFields(contract: EventContract): readonly PersonalField[] {
  const found = known.get(contract) ?? walk(contract.schema, []);
  known.set(contract, found);
  return found;
}
