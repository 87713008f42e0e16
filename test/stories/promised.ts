// Holds the house to its API document: whatever any story hears must be what the document promises of that call.
import { Compile } from 'typebox/compile';

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: object }>> }>> }>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** What was asked and what was heard. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  readonly status: number;
  readonly body: unknown;
}

type Check = ReturnType<typeof Compile>;

const parameters = (path: string): number => path.split('{').length;

export class Promises {
  private readonly checks = new Map<string, Check | undefined>();
  private readonly paths: readonly (readonly [path: string, spelled: RegExp])[];

  constructor(private readonly document: Document) {
    const paths = Object.keys(document.paths).sort((one, other) => parameters(one) - parameters(other));
    this.paths = paths.map(path => [path, new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}$`)] as const);
  }

  /** What in an answer is otherwise than promised; nothing for an answer of which the document promises nothing. */
  broken({ method, url, status, body }: Exchange): readonly string[] {
    const path = this.paths.find(([, spelled]) => spelled.test(url.split('?')[0] ?? ''))?.[0];
    const name = `${method.toLowerCase()} ${path ?? ''} ${status}`;
    if (!this.checks.has(name)) this.checks.set(name, this.checkOf(name));
    const check = this.checks.get(name);
    return check && !check.Check(body) ? [...check.Errors(body)].map(({ instancePath, message }) => `${instancePath || '/'} ${message}`) : [];
  }

  private checkOf(name: string): Check | undefined {
    const [method = '', path = '', status = ''] = name.split(' ');
    const schema = this.document.paths[path]?.[method]?.responses[status]?.content?.['application/json']?.schema;
    return schema && Compile(this.whole(schema) as never);
  }

  /** A schema with every name that stands in it replaced by what it stands for. */
  private whole(part: unknown): unknown {
    if (Array.isArray(part)) return part.map(one => this.whole(one));
    if (typeof part !== 'object' || part === null) return part;
    if ('$ref' in part && typeof part.$ref === 'string') return this.whole(this.document.components.schemas[part.$ref.split('/').at(-1) ?? '']);
    return Object.fromEntries(Object.entries(part).map(([name, value]) => [name, this.whole(value)]));
  }
}
