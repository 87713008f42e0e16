// What was answered here a moment ago, by the matters it is about: another service may not have heard of it yet, and is told what there is to wait for.
import { lastOfEach, namesIn, placeOf, positionToken, UnderWay } from '@onehall/platform';

/** A command that was answered: what was asked (its address and body), and the answer. */
export interface AnsweredCommand {
  readonly asked: string;
  readonly answer: string;
}

interface Answer {
  readonly stream?: unknown;
  readonly token?: unknown;
}

function read(answer: string): Answer {
  try {
    return (JSON.parse(answer) as Answer | null) ?? {};
  } catch {
    return {};
  }
}

/** Remembers for a minute, and 20,000 answers at most (`UnderWay`): ids only, nothing of what people said. */
export class RecentlySaid {
  private readonly underWay = new UnderWay();

  /** To be called before whoever said it hears the answer. One without a token has said nothing. */
  heard({ asked, answer }: AnsweredCommand): void {
    const { stream, token } = read(answer);
    const place = typeof token === 'string' ? placeOf(token) : undefined;
    if (place) this.underWay.wrote({ ...place, stream: String(stream), data: [asked, answer] });
  }

  /** The last fact of each service about what is asked, also about what was said together with it (a submission, and its case): tokens with commas between them, empty when there is none. */
  about(asked: string): string {
    const near = this.underWay.about(namesIn(asked));
    return lastOfEach(this.underWay.about(new Set(near.flatMap(({ names }) => [...names])))).map(positionToken).join(',');
  }
}
