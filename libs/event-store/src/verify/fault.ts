// What can be wrong with a log, in one sentence of each language.

/** Something wrong in a log. `stream` is null where the log as a whole is meant; `version` is null where no event can be named. */
export interface Fault {
  readonly service: string;
  readonly stream: string | null;
  readonly version: number | null;
  readonly wrong: { readonly en: string; readonly zh: string };
}

/** `routing hall/case/1@3: …`, as an operator reads it. */
export function sentenceOf({ service, stream, version, wrong }: Fault): string {
  const place = stream === null ? '' : ` ${stream}${version === null ? '' : `@${version}`}`;
  return `${service}${place}: ${wrong.en} ${wrong.zh}`;
}

/** Collects faults: the first of each event, and no more than a reader can read, so that a ruined log does not fill the memory. */
export class Faults {
  readonly list: Fault[] = [];
  private readonly met = new Set<string>();

  constructor(
    private readonly service: string,
    private readonly atMost = 1_000,
  ) {}

  /** Nothing more is taken. */
  get isFull(): boolean {
    return this.list.length >= this.atMost;
  }

  add(stream: string | null, version: number | null, wrong: Fault['wrong']): void {
    const place = stream === null ? wrong.en : `${stream}@${version ?? ''}`;
    if (this.isFull || this.met.has(place)) return;
    this.met.add(place);
    this.list.push({ service: this.service, stream, version, wrong });
  }
}
