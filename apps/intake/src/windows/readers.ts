// Who may read which cases at intake's windows: the hall's own people all of them, a department what was sent to it, and an accusation only those who handle it.
import { refuseIntake } from '@onehall/contracts';
import type { AtHall, ViewReader } from '@onehall/platform';
import type { Law } from '@onehall/rulebook';
import type { CaseLine } from '../views/case-line.js';

/** The roles that read at intake's windows; each has its part of the register below. */
export const readers = ['clerk', 'router', 'supervisor', 'secretary', 'discipline', 'handler', 'head'] as const;
type Query = ReturnType<ViewReader['query']>;
type Part = 'all' | 'no-accusations' | 'accusations' | 'own-department';

const parts: Readonly<Record<(typeof readers)[number], Part>> = {
  clerk: 'all',
  router: 'all',
  supervisor: 'all',
  secretary: 'no-accusations',
  discipline: 'accusations',
  handler: 'own-department',
  head: 'own-department',
};

const isReader = (role: string): role is (typeof readers)[number] => Object.hasOwn(parts, role);

function partOf({ role }: AtHall, law: Law): Part {
  if (!isReader(role)) throw refuseIntake.under(law, 'NOT_YOURS');
  return parts[role];
}

/** Narrows a query of the register (alias `row`) to what the caller may see. */
export function narrowTo(caller: AtHall, query: Query, law: Law): Query {
  switch (partOf(caller, law)) {
    case 'all':
      return query;
    case 'no-accusations':
      return query.andWhere('row."confidential" is not true');
    case 'accusations':
      return query.andWhere('row."confidential"');
    case 'own-department':
      return query.andWhere('row."confidential" is not true and row."sentTo" @> cast(:own as jsonb)', { own: JSON.stringify([caller.department ?? '']) });
  }
}

/** Throws, by the law given, unless the caller may read this case: NOT_YOURS to a department, whose case it would have to be. */
export function checkMayRead(caller: AtHall, line: Pick<CaseLine, 'confidential' | 'sentTo'>, law: Law): void {
  const part = partOf(caller, law);
  if (!mayRead(part, caller, line)) throw refuseIntake.under(law, part === 'own-department' ? 'NOT_YOURS' : 'NOT_YOURS_TO_SEE');
}

function mayRead(part: Part, { department }: AtHall, { confidential, sentTo }: Pick<CaseLine, 'confidential' | 'sentTo'>): boolean {
  switch (part) {
    case 'all':
      return true;
    case 'no-accusations':
      return confidential !== true;
    case 'accusations':
      return confidential === true;
    case 'own-department':
      return confidential !== true && department !== undefined && (sentTo ?? []).includes(department);
  }
}
