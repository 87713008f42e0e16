// A second look before the house says no: what was asked may rest on something that others here have said already, and that is followed in a moment.
import { NotYet, Refused } from '@onehall/kernel';
import type { Crew } from './crew.js';

const patience = 2_000;
/** A submission opens its case, the case starts its clocks, the clocks come into sight: four times somebody must hear of somebody before a window knows what another has said, and each may just have missed it. */
const looks = 8;

/** What was refused in itself (a field) is refused whatever the others say. */
const mayChange = (error: unknown): error is Refused => error instanceof Refused && error.refusal.field === undefined;

/** Nobody may say what the law forbids who does not know how things stand: no article, and it may be asked again in a moment. */
const asFarAsKnown = ({ reason, refusal: { zh, en } }: Refused): NotYet =>
  new NotYet(reason, { zh: `大厅还没有跟上刚刚发生的事，请稍后再试；就目前所知：${zh}`, en: `The hall has not yet followed what has just happened; ask again in a moment. As far as it knows: ${en}` });

/**
 * Asks; when it is refused, waits for those in this process who are behind and asks again, once more when nobody is: the fact may have come in between.
 * Who is behind for longer than two seconds makes every no a `NotYet`. `ask` must change nothing when it throws.
 */
export async function withSecondLook<Answer>(crew: Pick<Crew, 'caughtUp' | 'heardOut'>, ask: () => Promise<Answer>): Promise<Answer> {
  const end = Date.now() + patience;
  for (let look = 1; ; look++) {
    try {
      return await ask();
    } catch (error) {
      if (look === looks || !mayChange(error)) throw error;
      const others = await crew.caughtUp(end - Date.now());
      if (others === 'rested') {
        await crew.heardOut();
        return ask();
      }
      if (others === 'behind') throw asFarAsKnown(error);
    }
  }
}
