// Proof that every refusal names the law of its day: whatever reason of whichever service, on whichever side of 1 May 2022.
import type { Reason } from '@onehall/kernel';
import { lawOn } from '@onehall/rulebook';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { refuseAudit, refuseConference, refuseIntake, refuseRouting, refuseSupervision } from './index.js';

const tables = { audit: refuseAudit, conference: refuseConference, intake: refuseIntake, routing: refuseRouting, supervision: refuseSupervision };
/** Every reason behind which a rule stands, with what it cites on a day. */
const citedOn = (day: string) =>
  Object.entries(tables).flatMap(([service, { under, table }]) =>
    Object.entries<Reason>(table).flatMap(([reason, { rule }]) => (rule === undefined ? [] : [{ reason: `${service} ${reason}`, rule, article: under(lawOn(day), reason as never).refusal.article }])),
  );
const now = citedOn('2022-05-01');
const before = ['2022-04-30', '2016-03-02', '2005-05-01', '2003-03-02'];

describe('A refusal behind which a rule stands', () => {
  it('is one of those of four services', () => {
    expect(now.length).toBeGreaterThan(40);
    expect(new Set(now.map(({ reason }) => reason.split(' ')[0]))).toEqual(new Set(['conference', 'intake', 'routing', 'supervision']));
  });

  it.each(before)('names no article of the Regulation of 2022 on %s', day => expect(citedOn(day).filter(({ article }) => article?.includes('信访工作条例'))).toEqual([]));

  it('names no article of the Regulation of 2005 since 1 May 2022, and always one', () => expect(now.filter(({ article }) => article === undefined || article.includes('信访条例'))).toEqual([]));

  it('names its article in the Regulation of 2005 where that holds the rule, and otherwise none', () => {
    const silent = new Set(['R-RT-09']); // the right to object began with the Regulation of 2022
    for (const { reason, rule, article } of citedOn('2022-04-30')) expect([reason, article]).toEqual([reason, silent.has(rule) ? undefined : expect.stringMatching(rule === 'R-JC-13' ? /^信访工作责任制实施办法/ : /^信访条例 第/)]);
    expect(citedOn('2022-04-30').filter(({ article }) => article === undefined).map(({ reason }) => reason)).toEqual(['SIGNED_ALREADY', 'OBJECTION_TOO_LATE', 'OBJECTION_AFTER_ACCEPTANCE', 'OBJECTION_STANDS', 'OBJECTION_WAS_UPHELD'].map(reason => `routing ${reason}`));
  });

  it('does not compile without a law', () => {
    // @ts-expect-error -- a rule stands behind it, so only `under` gives it
    expect(refuseRouting('NOT_ASKED').refusal).not.toHaveProperty('article');
    expect(refuseRouting('NO_OFFER').reason).toBe('NO_OFFER');
  });

  it('can be given another rule or another article by who refuses', () => {
    const law = lawOn('2022-05-01');
    expect(refuseIntake.under(law, 'ORGAN_NEEDED', { rule: 'T06' }).refusal.article).toBe('信访工作条例 第二十二条第二款');
    expect(refuseRouting.under(law, 'OBJECTION_TOO_LATE', { article: '信访工作条例 第二十三条第三款' }).refusal).toEqual({ zh: expect.any(String) as string, en: expect.any(String) as string, article: '信访工作条例 第二十三条第三款' });
    expect(refuseIntake.under(lawOn('2022-04-30'), 'ORGAN_NEEDED', { rule: 'T06' }).refusal).not.toHaveProperty('article');
  });
});

describe('The tables of refusals', () => {
  it('hold no article: which one it is depends on the day', () => {
    const files = readdirSync(__dirname, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('refusals.ts'));
    expect(files).toHaveLength(5);
    expect(files.filter(file => /article:|条例|第[一二三四五六七八九十]+条/.test(readFileSync(path.join(__dirname, file), 'utf8')))).toEqual([]);
  });
});
