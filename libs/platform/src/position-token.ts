// The token of an answer: which fact of which service it rests on, so that a later request can wait until that was seen.
import { services } from '@onehall/contracts';
import { Problem } from './problem.js';

/** A fact by its service and its gpos. */
export interface FactPlace {
  readonly service: string;
  readonly gpos: number;
}

const form = /^([a-z]+):(\d{1,9}):(\d{1,15})$/;

/** `<service>:<shard>:<gpos>`; every log has one shard, 0. */
export const positionToken = ({ service, gpos }: FactPlace): string => `${service}:0:${gpos}`;

/** Undefined for what is no token. */
export function placeOf(token: string): FactPlace | undefined {
  const [, service, , gpos] = form.exec(token) ?? [];
  return service === undefined || gpos === undefined ? undefined : { service, gpos: Number(gpos) };
}

/** As a request claims it. Throws a 400 problem for what is no token, or of no service of the house. */
export function claimedPlace(token: string): FactPlace {
  const place = placeOf(token);
  if (place && services.some(service => service === place.service)) return place;
  throw new Problem(400, 'TOKEN_MALFORMED', { zh: '请求头 X-Hall-After 必须是先前答复中的 token。', en: 'The header X-Hall-After must be the token of an earlier answer.', field: 'X-Hall-After' });
}

/** In a list, with commas between them; what is no token is left out. */
export const placesOf = (list: string): readonly FactPlace[] => list.split(',').flatMap(token => placeOf(token.trim()) ?? []);

/** The last fact of each service among them. */
export function lastOfEach(places: Iterable<FactPlace>): readonly FactPlace[] {
  const last = new Map<string, number>();
  for (const { service, gpos } of places) last.set(service, Math.max(gpos, last.get(service) ?? 0));
  return [...last].map(([service, gpos]) => ({ service, gpos }));
}
