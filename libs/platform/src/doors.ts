// Which methods each path of the house knows: whoever comes to the right path with the wrong method is told which ones there are.
import { Problem } from './problem.js';

/** A route as the server registers it: `/routing/cases/:caseId`. */
export interface Door {
  readonly method: string | readonly string[];
  readonly url: string;
}

const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const partOf = (part: string): string => (part.startsWith(':') ? '[^/]+' : part === '*' ? '.*' : escaped(part));
const pathOf = (url: string): RegExp => new RegExp(`^${url.split('/').map(partOf).join('/')}$`);

/** Filled while routes are registered, asked only for a request that no route takes. */
export class Doors {
  private readonly paths = new Map<string, { readonly path: RegExp; readonly methods: Set<string> }>();

  add({ method, url }: Door): void {
    const known = this.paths.get(url) ?? { path: pathOf(url), methods: new Set<string>() };
    for (const one of typeof method === 'string' ? [method] : method) known.methods.add(one);
    this.paths.set(url, known);
  }

  /** A 405 problem with `Allow`, for a path that is there for other methods; undefined: there is nothing at this path. */
  wrongMethod(path: string): Problem | undefined {
    const methods = new Set([...this.paths.values()].filter(door => door.path.test(path)).flatMap(door => [...door.methods]));
    if (methods.size === 0) return undefined;
    const allow = [...methods].sort().join(', ');
    return new Problem(405, 'METHOD_NOT_ALLOWED', { zh: `这个地址只接受 ${allow}。`, en: `This address takes ${allow} only.`, headers: { Allow: allow } });
  }
}
