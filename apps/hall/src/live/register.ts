// The register of departments as a file meets it: each found by id, name or other name, and opened by the administrator where nobody knows it.
import { createHash } from 'node:crypto';
import { positionToken } from '@onehall/platform';
import { departments as demoDepartments, type DemoDepartment } from '../demo/departments.js';
import type { HallClient } from './hall-client.js';

type Row = { readonly department: string; readonly name: string | null; readonly aliases: readonly string[] | null; readonly closedOn: string | null };

const idPattern = /^[a-z0-9-]{2,40}$/;
const hashed = (words: string, length: number): string => createHash('sha256').update(words).digest('hex').slice(0, length);
/** A department that only a file knows: its id follows from its name, so that it is opened once. */
export const idOfName = (name: string): string => `m-${hashed(name, 12)}`;

export class Register {
  private readonly ids = new Map<string, string>();
  private readonly opening = new Map<string, Promise<void>>();
  /** Departments that another service may not have heard of, with the place of their opening in routing's log. */
  private readonly fresh = new Map<string, number>();
  /** Departments that were opened for this file. */
  opened = 0;

  constructor(private readonly hall: HallClient) {}

  /** Reads what is there. */
  async read(): Promise<void> {
    for (let page = 1, total = 1; (page - 1) * 200 < total; page++) {
      const found = await this.hall.must({ method: 'GET', path: `/routing/departments?page=${page}&size=200`, as: 'u-administrator' });
      total = Number(found['total']);
      for (const row of found['items'] as Row[]) if (row.closedOn === null) this.know(row);
    }
  }

  /** How many departments are known. */
  get size(): number {
    return new Set(this.ids.values()).size;
  }

  /** The id of a department that `ensure` has seen. */
  idOf = (name: string): string => {
    const id = name === 'hall' ? name : this.ids.get(name);
    if (id === undefined) throw new Error(`名录中没有「${name}」。 There is no ${name} in the register.`);
    return id;
  };

  /** The token that a window must have seen before it is told of these departments; nothing when it has. */
  tokenFor(names: readonly string[]): string | undefined {
    const last = Math.max(...names.map(name => this.fresh.get(this.ids.get(name) ?? '') ?? -1));
    return last < 0 ? undefined : positionToken({ service: 'routing', gpos: last });
  }

  /** Another service knows these departments: nobody needs to wait for it again. */
  seen(names: readonly string[]): void {
    for (const name of names) this.fresh.delete(this.ids.get(name) ?? '');
  }

  /** Opens those that nobody knows yet; the demo hall's in its own words, a superior before those whom it leads. */
  async ensure(names: readonly string[]): Promise<void> {
    for (const name of names) {
      if (name === 'hall' || this.ids.has(name)) continue;
      const under = this.opening.get(name) ?? this.open(this.wordsOf(name));
      this.opening.set(name, under);
      await under;
      this.opening.delete(name);
    }
  }

  private wordsOf(name: string): DemoDepartment {
    const known = demoDepartments.find(one => one.department === name || one.name === name || one.aliases.includes(name));
    return known ?? { department: idPattern.test(name) ? name : idOfName(name), name, aliases: [], remits: [] };
  }

  private async open(words: DemoDepartment): Promise<void> {
    if (words.superior !== undefined) await this.ensure([words.superior]);
    const { token, repeated } = await this.hall.must({ method: 'POST', path: '/routing/departments', as: 'u-administrator', key: `live-department-${hashed(JSON.stringify(words), 32)}`, body: words });
    if (typeof token === 'string' && token !== '') this.fresh.set(words.department, Number(token.split(':')[2]));
    if (repeated !== true) this.opened += 1;
    this.know(words);
  }

  /** An id goes before a name, and a name before another's other name. */
  private know({ department, name, aliases }: Pick<Row, 'department' | 'name' | 'aliases'>): void {
    this.ids.set(department, department);
    if (name !== null) this.ids.set(name, department);
    for (const alias of aliases ?? []) if (!this.ids.has(alias)) this.ids.set(alias, department);
  }
}
