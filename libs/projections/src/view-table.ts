// The table of a view: the rows that a batch touches are loaded in one statement, and written in one.
import type { DataSource } from 'typeorm';
import type { AnyView, Row } from './any-view.js';
import { idOf } from './fold.js';
import { quoted, type Statement } from './statement.js';

/** One table, live or shadow, of one view. */
export class ViewTable {
  private readonly quotedName: string;
  private readonly keys: readonly string[];

  private constructor(
    private readonly dataSource: DataSource,
    private readonly view: AnyView,
    private readonly shape: { readonly name: string; readonly columns: ReadonlySet<string> },
  ) {
    this.quotedName = quoted(shape.name);
    this.keys = ['hall', ...view.key];
  }

  /** Reads the table's columns. Throws when the table is not there (42P01) or lacks the view's key. */
  static async open(dataSource: DataSource, view: AnyView, name = view.table): Promise<ViewTable> {
    const rows = await dataSource.query<{ attname: string }[]>('select attname from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped order by attnum', [quoted(name)]);
    const columns = new Set(rows.map(({ attname }) => attname));
    const missing = ['hall', ...view.key].find(key => !columns.has(key));
    if (missing) throw new Error(`The table ${name} of the view ${view.name} has no column ${missing}, which is part of its key.`);
    return new ViewTable(dataSource, view, { name, columns });
  }

  get columns(): ReadonlySet<string> {
    return this.shape.columns;
  }

  get name(): string {
    return this.shape.name;
  }

  /** The rows that stand, by `idOf`, each as JSON. `offset 0` keeps the planner at the key's index: it takes a hundred keys for granted, and would read a middling table whole. */
  async load(keys: readonly Row[]): Promise<ReadonlyMap<string, Row>> {
    if (keys.length === 0) return new Map();
    const [found] = await this.dataSource.query<{ rows: Row[] | null }[]>(
      `select json_agg(t) as rows from jsonb_populate_recordset(null::${this.quotedName}, $1::jsonb) k cross join lateral (select * from ${this.quotedName} t where ${this.same('t', 'k')} offset 0) t`,
      [JSON.stringify(keys)],
    );
    return new Map((found?.rows ?? []).map(row => [idOf(this.view, row), row]));
  }

  /** Adds the effects of a batch to a statement. */
  write(statement: Statement, { changed, gone }: { readonly changed: readonly Row[]; readonly gone: readonly Row[] }): void {
    const recordset = (parameter: string): string => `jsonb_populate_recordset(null::${this.quotedName}, ${parameter}::jsonb)`;
    if (changed.length > 0) statement.add(p => `insert into ${this.quotedName} (${this.list()}) select ${this.list()} from ${recordset(p(JSON.stringify(changed)))} on conflict (${this.keys.map(quoted).join(', ')}) ${this.onConflict()}`);
    if (gone.length > 0) statement.add(p => `delete from ${this.quotedName} t using ${recordset(p(JSON.stringify(gone)))} k where ${this.same('t', 'k')}`);
  }

  private list(): string {
    return [...this.shape.columns].map(quoted).join(', ');
  }

  private onConflict(): string {
    const others = [...this.shape.columns].filter(column => !this.keys.includes(column)).map(quoted);
    return others.length === 0 ? 'do nothing' : `do update set ${others.map(column => `${column} = excluded.${column}`).join(', ')}`;
  }

  private same(one: string, other: string): string {
    return this.keys.map(key => `${one}.${quoted(key)} = ${other}.${quoted(key)}`).join(' and ');
  }
}
