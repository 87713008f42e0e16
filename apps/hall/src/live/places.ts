// Places as messages write them: a province, city, county or district, by name or masked by a letter.

/** Where a message plays: the nearest place, the city it belongs to where that can be read, and the citizen's own words, which know the places' names. */
export interface Places {
  readonly near: string;
  readonly city: string;
  readonly asked: string;
}

/** `A5区`, `A7县`, `L市`, and what masks a development zone within them. */
export const maskedPlace = '[A-Z]\\d{0,2}(?:县市|市|区|县)?(?:高新区|经开区|开发区|新区)?';
const named = /([\u4e00-\u9fff]{2,3}?)(自治州|自治县|市|县|区|旗)(?=[\u4e00-\u9fff]{0,12}(?:局|委|办|厅|镇|乡|街道|路|政府))/;
/** Ends that only look like a place's. */
const noPlace = /[城小社超学景山园片辖库校街老地矿灾林牧新该本全各我同外跨门夜上都菜大两村厂发范开]$/;

/** The nearest place that title, text or reply names, in this order. Empty when none is named. */
export function placesOf(title: string, text: string, reply: string): Places {
  const near = [firstPlace(title), firstPlace(text), masked(reply)].find(place => place !== '') ?? '';
  const [letter] = /^[A-Z](?=\d)/.exec(near) ?? [];
  return { near, city: letter ? `${letter}市` : near.endsWith('市') ? near : '', asked: `${title}。${text}` };
}

const masked = (text: string): string => /(?<![A-Za-z0-9])[A-Z]\d{0,2}(?:县市|市|区|县)/.exec(text)?.[0] ?? '';

function firstPlace(text: string): string {
  if (masked(text) !== '') return masked(text);
  const [, name = '', end = ''] = named.exec(text) ?? [];
  return name === '' || noPlace.test(name) ? '' : bare(name) + end;
}

const smallWords = /请求|要求|责成|督促|组织|通知|协调|指导|关于|反映|投诉|咨询|针对|转交|交由|联合|会同|[经由请转向对与和及至在到是的给让被把为、此即]/g;

/** A name without the small words that a sentence put before it; one that would leave less than two characters belongs to the name (和平, 向阳). */
export function bare(name: string): string {
  const ends = [...name.matchAll(smallWords)].map(({ index, 0: word }) => index + word.length).filter(end => name.length - end >= 2);
  return name.slice(ends.at(-1) ?? 0);
}

/** The whole name of a place that a reply shortens: `区` is the district of which the message speaks, `市` its city. A name that the citizen did not write is taken for a shortened one. */
export function placeMeant(written: string, { near, city, asked }: Places): string {
  const last = written.slice(-1);
  const name = bare(written);
  if (/[A-Z]/.test(written) || (written.length > 2 && last !== '省' && asked.includes(name))) return name;
  switch (last) {
    case '省':
      return '省';
    case '市':
      return near.includes('县市') ? near : city || near;
    case '县':
    case '区':
    case '':
      return near;
    default:
      return name;
  }
}

/** A street's or town's own name at the end of a run of characters: as the citizen wrote it, else what small words or a place leave of the run. Nothing when that is no name. */
export function localName(run: string, end: string, { asked }: Places): string | undefined {
  const written = [4, 3, 2].map(length => run.slice(-length)).find(name => name.length > 1 && asked.includes(name + end.slice(0, 2).replace(/(?<=[镇乡]).*/, '')));
  const name = bare(written ?? run.replace(/^.*[省市县区]/, ''));
  return name.length >= 2 && (name.length <= 3 || written !== undefined) && !noTown.test(name) ? name : undefined;
}

const noTown = /[我该各或本其]|委托|[年月日底间区组各全省市县届织路们道集城]$|^(?:[今去]年|期间|历届|组织|隶属|宅基|强化|目前|已经|发生)/;
