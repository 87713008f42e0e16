// Streets and towns in a text: their own names, told from the words around them.
import { bare, maskedPlace, plainPlace, smallWords, standing, type Places } from './places.js';

/** Words that stand before 街道, 镇 or 乡 and are no town's name, at their beginning or end. */
const noTown = new RegExp(
  `[我该各或本其这您你]|^(?:[今去辖]|目前|但是|而且|并且|如果|虽然|不过|现在|已经|由于|因为|根据|按照|依据|一是|二是|三是|四是|地的|有的|这次|同时|如需|请到|超出|产业|工业|农业|安排|要求|组织|隶属|历届|强化|期间|发生|宅基|日上|日下|上午|下午|人员|成立|反映|相关|所在|委托|涉及|全县|全市|全区|全省|[本该]市|我们|历经(?!铺)|${'[年月日]'})|(?:[年月日底间区组各全省县届织路们道集城乡镇村等小]|月份|年前|党委|政府)$`,
);
const official = /^(?:街道(?:办事处|办|党工委)|[镇乡](?:人民政府|政府|党委))/;
const peoples = '(?:侗|苗|瑶|土家|白|回|壮|维吾尔)族';
const end = '街道办事处|街道办|街道党工委|街道|镇人民政府|镇政府|镇党委|镇(?![区上村域街])|乡人民政府|乡政府|乡党委|乡(?![镇村下])';
const local = new RegExp(`(${maskedPlace})?([\\u4e00-\\u9fff]{2,12}?)(${end})`, 'g');

/** A street or town where it is named: `name` without its county; `place` as it is written before it; `speaks` when its government is named, not just the place. */
export interface Town {
  readonly name: string;
  readonly place: string;
  readonly from: number;
  readonly to: number;
  readonly speaks: boolean;
}

/** Every street and town of a text that can be told from the words before it. */
export function townsOf(text: string, places: Places): Town[] {
  return [...text.matchAll(local)].flatMap(({ 0: found, 1: place = '', 2: run = '', 3: written = '', index }) => {
    const kind = written.startsWith('街道') ? '街道' : written.slice(0, 1);
    const name = ownName(run, kind, places);
    const to = index + found.length;
    return name === undefined ? [] : [{ name: fullName(name, kind), place, from: to - written.length - name.length, to, speaks: official.test(written) }];
  });
}

/** The first town of a kind in the message's own county of which the citizen speaks, else the reply. */
export function townNamed(kind: string, places: Places): string | undefined {
  const towns = [...townsOf(places.asked, places), ...townsOf(places.reply, places)];
  return towns.find(({ name, place }) => name.includes(`${kind}${kind === '街道' ? '办' : '人'}`) && (place === '' || plainPlace(place) === places.near))?.name;
}

const fullName = (name: string, kind: string): string => `${name}${kind}${kind === '街道' ? '办事处' : '人民政府'}`;

/** The town's own name at the end of a run of characters: the one that stands most surely by itself in what the citizen wrote, else the shortest one that stands so in the reply. Nothing when none does. */
function ownName(run: string, kind: string, { asked, reply }: Places): string | undefined {
  const [ethnic] = new RegExp(`[\\u4e00-\\u9fff]{2,3}(?:${peoples}){1,2}$`).exec(run) ?? [];
  if (ethnic) return bare(ethnic).replace(/^交(?!口)/, '');
  const names = [2, 3, 4].flatMap(length => (run.length < length ? [] : [run.slice(-length)])).filter(name => !noTown.test(name) && !begins.test(name));
  const ranked = names.map(name => ({ name, rank: 2 * standing(name + kind, asked) || Math.min(standing(name + kind, reply), 1) }));
  const best = ranked.reduce((one, other) => (other.rank > one.rank ? other : one), { name: '', rank: 0 });
  return best.rank === 0 ? undefined : best.name;
}

const begins = new RegExp(`^(?:${smallWords.replace(/\[[^\]]*\]$/, '[经由请转及至的给让被把、此即报从按了派去]|交(?!口)')})`);
