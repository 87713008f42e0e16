// How a view is read: one row, a page of rows, or a query of one's own, always within one hall.
import type { Event, View } from '@onehall/kernel';
import type { DataSource, ObjectLiteral, SelectQueryBuilder } from 'typeorm';
import { ViewGate } from './gate.js';

/** A page of a list. `page` counts from 1; `size` is at most 200. */
export interface Page<Row> {
  readonly items: readonly Row[];
  readonly total: number;
  readonly page: number;
  readonly size: number;
}

/** Which rows, in which order. */
export interface Wanted<Row> {
  readonly hall: string;
  readonly where?: Partial<Row>;
  readonly order?: readonly (readonly [keyof Row & string, 'ASC' | 'DESC'])[];
  readonly page?: number | undefined;
  readonly size?: number | undefined;
}

const sizeAtMost = 200;

/** Reads the views of one service. Throws `ViewFilling` while the rows of a view are being made and there is nothing that could be read for the whole. */
export class ViewReader {
  constructor(
    private readonly database: DataSource,
    private readonly gate = new ViewGate(),
  ) {}

  /** Rows of the view as alias `row`, already limited to the hall; columns are quoted camelCase (`row."receivedOn"`). */
  query<Row extends object, Key extends keyof Row, E extends Event>(view: View<Row, Key, E>, hall: string): SelectQueryBuilder<ObjectLiteral> {
    this.gate.assertOpen(view.name);
    return this.database.createQueryBuilder().select('row.*').from(view.table, 'row').where('row."hall" = :hall', { hall });
  }

  async one<Row extends object, Key extends keyof Row, E extends Event>(view: View<Row, Key, E>, hall: string, key: Pick<Row, Key>): Promise<Row | undefined> {
    return narrow(this.query(view, hall), key).getRawOne<Row>();
  }

  async page<Row extends object, Key extends keyof Row, E extends Event>(view: View<Row, Key, E>, wanted: Wanted<Row>): Promise<Page<Row>> {
    const query = narrow(this.query(view, wanted.hall), wanted.where ?? {});
    return this.paged<Row>(query, wanted);
  }

  /** Pages a query of one's own. */
  async paged<Row extends object>(query: SelectQueryBuilder<ObjectLiteral>, wanted: Omit<Wanted<Row>, 'hall' | 'where'>): Promise<Page<Row>> {
    const size = Math.min(wanted.size ?? 20, sizeAtMost);
    const page = Math.max(wanted.page ?? 1, 1);
    const before = (page - 1) * size;
    const ordered = query.clone();
    for (const [column, direction] of wanted.order ?? []) ordered.addOrderBy(`row."${column}"`, direction, 'NULLS LAST');
    const items = await ordered.offset(before).limit(size).getRawMany<Row>();
    const isLast = items.length < size && (items.length > 0 || page === 1); // its end is the list's end: nothing is left to count
    return { items, total: isLast ? before + items.length : await count(query), page, size };
  }
}

async function count(query: SelectQueryBuilder<ObjectLiteral>): Promise<number> {
  const counted = await query.clone().select('count(*)::int', 'total').orderBy().getRawOne<{ total: number }>();
  return counted?.total ?? 0;
}

function narrow(query: SelectQueryBuilder<ObjectLiteral>, where: object): SelectQueryBuilder<ObjectLiteral> {
  for (const [column, value] of Object.entries(where)) if (value !== undefined) query.andWhere(`row."${column}" = :w_${column}`, { [`w_${column}`]: value as unknown });
  return query;
}
