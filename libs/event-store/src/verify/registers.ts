// What registers and the numbers drawn from them must say of each other: every number from 1 to where the register stands was drawn, once, and none beyond.
import type { Check } from './check.js';

export const registerChecks = (schema: string): readonly Check[] => [
  {
    sql: `select null, null, coalesce(c.last, 0), coalesce(d.last, 0), scope from ${schema}.counter c full join (select scope, max(n) as last from ${schema}.drawn group by scope) d using (scope)
          where coalesce(c.last, 0) <> coalesce(d.last, 0) order by scope`,
    wrong: (stands, drawn, scope) => ({
      en: `The register ${scope} stands at ${stands}, and the last number that is known to be drawn from it is ${drawn}.`,
      zh: `编号簿 ${scope} 现为${stands}，而已知取出的末号为${drawn}。`,
    }),
  },
  {
    sql: `select null, null, n, n_before, scope from (select scope, n, lag(n, 1, 0::bigint) over (partition by scope order by n) as n_before from ${schema}.drawn) d where n <> n_before + 1 order by scope, n`,
    wrong: (number, before, scope) => ({
      en: `In the register ${scope} the number ${number} comes after ${before}: each is drawn once, from 1 on, and none is left out.`,
      zh: `编号簿 ${scope} 中，${before}号之后为${number}号：编号应自1起逐一取用，不重不漏。`,
    }),
  },
];
