// What audit tells of the discipline organ's matters, and who is told more: nobody but that organ's own people, who are told of nothing else (信访工作条例 第三十条).
import { Injectable } from '@nestjs/common';
import { ViewReader, type AtHall } from '@onehall/platform';
import type { ReadingRow } from '../views/reading-list.js';
import { secretCases, type SecretCase } from '../views/secret-cases.js';

type Query = ReturnType<ViewReader['query']>;

/** The discipline organ's own people. */
export const isOfThatOrgan = ({ role }: AtHall): boolean => role === 'discipline';

/** A reading as it is told; null where the case is not. */
type BareReading = Omit<ReadingRow, 'caseId'> & { readonly caseId: string | null };

const uuids = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** Every id that stands in a text, whatever the words around it mean. */
export const idsIn = (text: string): readonly string[] => [...new Set(text.match(uuids) ?? [])];

const isSecret = `exists (select from ${secretCases.table} s where s."hall" = row."hall" and s."caseId" = row."caseId")`;

@Injectable()
export class Discretion {
  constructor(private readonly views: ViewReader) {}

  /** Those of these ids that name a matter of that organ. */
  async secretAmong(hall: string, ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const found = await this.views.query(secretCases, hall).andWhere('row."caseId" = any(:ids)', { ids: [...new Set(ids)] }).getRawMany<SecretCase>();
    return new Set(found.map(({ caseId }) => caseId));
  }

  /** Narrows a query of readings: that a department's people looked at such a matter would tell that it once was theirs. */
  readings(caller: AtHall, query: Query): Query {
    return isOfThatOrgan(caller) ? query.andWhere(isSecret) : query.andWhere(`(row."department" is null or not ${isSecret})`);
  }

  /** That one of the hall's own people looked at a matter of that organ stays; at which, and why, does not. */
  async bareReadings(hall: string, rows: readonly ReadingRow[]): Promise<readonly BareReading[]> {
    const secret = await this.secretAmong(hall, rows.map(({ caseId }) => caseId));
    return rows.map(row => (secret.has(row.caseId) ? { ...row, caseId: null, asOf: null, knownAt: null, purpose: null } : row));
  }

  /** That something does not hold stays, and in which log; in which stream does not, where its name is such a case's. */
  async bareFaults<Fault extends { readonly stream?: string | null }>(hall: string, faults: readonly Fault[]): Promise<readonly Fault[]> {
    const ids = ({ stream }: Fault) => idsIn(stream ?? '');
    const secret = await this.secretAmong(hall, faults.flatMap(ids));
    return faults.map(fault => (ids(fault).some(id => secret.has(id)) ? { ...fault, stream: null } : fault));
  }
}
