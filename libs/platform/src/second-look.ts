// A look at what was said already before the house answers, and a second one before it says no: what is asked may rest on something that somebody here has not followed yet.
import { NotYet, Refused } from '@onehall/kernel';
import { AsyncLocalStorage } from 'node:async_hooks';
import type { Asking, Crew } from './crew.js';
import { hasMatter } from './under-way.js';

/** Milliseconds; longer than anybody is behind in a hall that carries what it can. */
const patience = 4_000;
/** Milliseconds before the first look. */
const firstPatience = 1_000;
/** A submission opens its case, the case starts its clocks, the clocks come into sight: four times somebody must hear of somebody before a window knows what another has said, and each may just have missed it. */
const looks = 8;

/** Nobody may say what the law forbids who does not know how things stand: no article, and it may be asked again in a moment. */
const asFarAsKnown = ({ reason, refusal: { zh, en } }: Refused): NotYet =>
  new NotYet(reason, { zh: `大厅还没有跟上刚刚发生的事，请稍后再试；就目前所知：${zh}`, en: `The hall has not yet followed what has just happened; ask again in a moment. As far as it knows: ${en}` });

const isWrongInItself = ({ reason, refusal: { field } }: Refused): boolean => field !== undefined && !reason.startsWith('UNKNOWN_');

/** What one request asks about: what it names, and what is learnt while it is answered. */
interface Question {
  about(names: ReadonlySet<string>): Promise<void>;
  keepUpWith(names: ReadonlySet<string>): Promise<boolean>;
}

const asked = new AsyncLocalStorage<Question>();

/** Said by a window that learns which matter it is asked about, before it looks at anything of that: the case of a submission. Resolves when its service knows what was said about it. Outside a request it says nothing. */
export const asksAbout = async (names: ReadonlySet<string>): Promise<void> => asked.getStore()?.about(names);

/** As `asksAbout`, where a no must not be asked again for that: it counts. */
export const keepsUpWith = async (names: ReadonlySet<string>): Promise<void> => void (await asked.getStore()?.keepUpWith(names));

/**
 * Asks when the service knows what was answered about these names before, or a second has passed. When it is refused while something about them was under way, or about those that were learnt in the asking, waits
 * until everybody here has followed that, and asks again: what follows from it is under way by then. A no about which nothing is under way is said at once. Where neighbours are other processes, they are
 * heard out once about a matter that has an id, except for what is wrong in itself (a field that does not name something unknown). Who is behind for longer than four seconds makes the no a `NotYet`.
 * What `ask` does before it throws it must find done when it is asked again.
 */
export async function withSecondLook<Answer>(crew: Pick<Crew, 'abreast' | 'isUnderWay' | 'caughtUp' | 'heardOut'>, asking: Asking, ask: () => Promise<Answer>): Promise<Answer> {
  const began = Date.now();
  const end = began + patience;
  let isHeardOut = false;
  for (let look = 1; ; look++) {
    const names = new Set<string>();
    let wasUnderWay = false;
    let isAbreast = true;
    const until = look === 1 ? began + firstPatience : end;
    const keepUpWith: Question['keepUpWith'] = more => crew.abreast({ ...asking, names: more }, until - Date.now());
    const about: Question['about'] = async more => {
      wasUnderWay = wasUnderWay || crew.isUnderWay(more);
      for (const name of more) names.add(name);
      isAbreast = (await keepUpWith(more)) && isAbreast;
    };
    await about(asking.names);
    const took = Date.now() - began;
    try {
      return await asked.run({ about, keepUpWith }, ask);
    } catch (error) {
      if (look === looks || !(error instanceof Refused)) throw error;
      const others = await crew.caughtUp(names, end - Date.now());
      if (others === 'behind' || (!isAbreast && Date.now() > end)) throw asFarAsKnown(error);
      if (others === 'followed' || wasUnderWay || !isAbreast) continue;
      if (isHeardOut || isWrongInItself(error) || !hasMatter(names) || !(await crew.heardOut(took))) throw error;
      isHeardOut = true;
    }
  }
}
