// What the fields of forms take and refuse, and that the API document says the same.
import { plainToInstance } from 'class-transformer';
import { validateSync, type ValidationError } from 'class-validator';
import { Choice, Counted, Day, Department, Flag, Form, Id, Instant, Spelled, Whole, Words } from './field-rules.js';

class AskedForm {
  @Department({ zh: '单位' }) readonly department: string;
}
class OriginForm {
  @Words(10, { zh: '机关', optional: true }) readonly organ?: string;
}
class Filled {
  @Words(5, { zh: '理由', optional: true }) readonly reasons?: string;
  @Words(5, { zh: '别称', optional: true, list: { atMost: 2, unique: true } }) readonly aliases?: string[];
  @Spelled(/^[A-Z]+$/, { zh: '编号', example: 'IN_HAND', optional: true }) readonly ground?: string;
  @Choice(['lead', 'assist'], { zh: '主协办', optional: true }) readonly part?: string;
  @Day({ zh: '日期', optional: true }) readonly day?: string;
  @Instant({ zh: '时刻', optional: true }) readonly at?: string;
  @Id({ zh: '事项', optional: true }) readonly caseId?: string;
  @Id({ zh: '事项', optional: true, list: { atLeast: 1, atMost: 2 } }) readonly cases?: string[];
  @Whole(1, 9, { zh: '人数', optional: true }) readonly persons?: number;
  @Counted(1, 9, { zh: '页', optional: true }) readonly page?: number;
  @Flag({ zh: '扬言', optional: true }) readonly threat?: boolean;
  @Form(AskedForm, { zh: '单位', optional: true, list: { atLeast: 1, atMost: 3 } }) readonly departments?: AskedForm[];
  @Form(OriginForm, { zh: '来源', optional: true }) readonly origin?: OriginForm;
}

const rulesOf = (errors: readonly ValidationError[], outer = ''): string[] =>
  errors.flatMap(({ property, constraints = {}, children = [] }) => [...Object.keys(constraints).map(rule => `${outer}${property} ${rule}`), ...rulesOf(children, `${outer}${property}.`)]);
const broken = (form: object): string[] => rulesOf(validateSync(plainToInstance(Filled, form), { whitelist: true, forbidNonWhitelisted: true }));

const id = '5f0c8a52-90f5-4a60-9c0e-0d8f1f3a2b11';

describe('A field of a form', () => {
  it('takes what it asks for', () =>
    expect(broken({
      reasons: '欠薪\n三月', aliases: ['水利', '水务'], ground: 'IN', part: 'lead', day: '2024-02-29', at: '2026-03-09T09:00:00.123456+08:00', caseId: id, cases: [id, id], persons: 9, page: '3', threat: false,
      departments: [{ department: 'county-water' }], origin: { organ: '省信访局' },
    })).toEqual([]));

  it('may be absent where it is optional, but null says nothing', () => {
    expect(broken({})).toEqual([]);
    for (const name of ['reasons', 'aliases', 'ground', 'part', 'day', 'at', 'caseId', 'cases', 'persons', 'threat', 'departments', 'origin']) expect([name, broken({ [name]: null }).length > 0]).toEqual([name, true]);
  });

  it.each(['   ', '\n', '\u3000\u00a0', '\u200b\u200d', '\u2800', 'a\u0001', 'a\u001b[31', 'a\u009b1m', '\u007fa'])('holds words, and neither blanks alone nor control characters: %j', reasons => {
    expect(broken({ reasons })).toEqual(['reasons isReadable']);
    expect(broken({ aliases: ['水利', reasons] })).toEqual(['aliases isReadable']);
  });

  it('holds no more words than it takes, and some', () => {
    expect(broken({ reasons: '六个字太多了' })).toEqual(['reasons isLength']);
    expect(broken({ reasons: '' })).toContain('reasons isLength');
    expect(broken({ reasons: 7 })).toContain('reasons isString');
  });

  it.each(['9999-12-31', '2150-01-01', '1948-12-31', '0000-01-01', '2026-02-30', '2026-13-01', '2026-W10-1', '2026-060', '20260309', '2026-3-9', '2026-03-09T00:00:00Z', '', 20260309])('takes no day that is none, nor one that the calendar does not reach: %j', day =>
    expect(broken({ day })).toEqual(['day isDay']));
  it('takes the first day and the last one', () => expect(broken({ day: '1949-01-01' }).concat(broken({ day: '2149-12-31' }))).toEqual([]));

  it.each([
    '2026-W10-1T10:00:00Z', '2026-060T10:00:00Z', '20260309T010000Z', '2026-03-09', '2026-03-09T01:00:00', '2026-03-09 01:00:00Z', '2026-03-09T24:00:00Z', '2026-03-09T01:00:60Z', '2026-02-30T00:00:00Z', '2026-03-09T01:00:00+24:00',
    '1800-01-01T00:00:00Z', '2300-01-01T00:00:00Z', '9999-12-31T23:59:59-14:00', '2149-12-31T16:00:00Z', '+012026-01-01T00:00:00Z', '2026-03-09T01:00Z', 1,
  ])('takes no instant that RFC 3339 does not know, nor one that the calendar does not reach: %j', at => expect(broken({ at })).toEqual(['at isInstant']));
  it('takes the last instant', () => expect(broken({ at: '2149-12-31T23:59:59+08:00' })).toEqual([]));

  it('takes an id in capitals as the same one', () => {
    const { caseId, cases } = plainToInstance(Filled, { caseId: id.toUpperCase(), cases: [id.toUpperCase()] });
    expect([caseId, cases]).toEqual([id, [id]]);
    expect(broken({ caseId: id.toUpperCase() })).toEqual([]);
    expect(broken({ caseId: 'x' })).toEqual(['caseId isUuid']);
  });

  it('that is a list of forms takes forms, and walks into no list within', () => {
    expect(broken({ departments: [[{ department: 'county-water' }], { department: 'county-land' }] })).toEqual(['departments isObject']);
    expect(broken({ departments: [[]] })).toEqual(['departments isObject']);
    for (const departments of [[null], ['x'], [7]]) expect(broken({ departments })).toContain('departments isObject');
    expect(broken({ departments: { department: 'county-water' } })).toContain('departments isArray');
    expect(broken({ departments: [{ department: 'County Water' }] })).toEqual(['departments.0.department matches']);
  });
  it('that is a form takes no list of it', () => expect(broken({ origin: [{ organ: 'x' }] })).toEqual(['origin isObject']));
  it('that is a list of words takes no list within either', () => expect(broken({ aliases: [['水利']] })).toEqual(expect.arrayContaining(['aliases isString'])));
  it('that is a list keeps its bounds', () => {
    expect(broken({ aliases: ['一', '一'] })).toEqual(['aliases arrayUnique']);
    expect(broken({ aliases: ['一', '二', '三'] })).toEqual(['aliases arrayMaxSize']);
    expect(broken({ cases: [] })).toEqual(['cases arrayMinSize']);
  });
});
