// The API document of the hall, put together from what each service says of itself; each part as it stands there.
import { services, type Service } from '@onehall/contracts';
import type { ApiDocument, WholeDocument } from '@onehall/platform';
import { ownerOf } from './doors.js';
import type { Neighbours } from './neighbours.js';

type Parts = NonNullable<ApiDocument['components']>;
type Schemas = NonNullable<Parts['schemas']>;

/** The paths that whoever asks the gateway finds at this service. */
function pathsOf({ paths }: ApiDocument, service: Service): ApiDocument['paths'] {
  return Object.fromEntries(Object.entries(paths).filter(([path]) => ownerOf(path) === service));
}

/** Throws for a name that stands for two schemas: then two services are not of one version. */
function schemasOf(documents: readonly ApiDocument[]): Schemas {
  const all = new Map<string, Schemas[string]>();
  for (const [name, schema] of documents.flatMap(({ components }) => Object.entries(components?.schemas ?? {}))) {
    const known = all.get(name);
    if (known !== undefined && JSON.stringify(known) !== JSON.stringify(schema)) throw new Error(`The name ${name} stands for two schemas: the services are not of one version.`);
    all.set(name, schema);
  }
  return Object.fromEntries(all);
}

/** One document of the gateway's own and each service's. Pure. */
export function whole(own: ApiDocument, others: ReadonlyMap<Service, ApiDocument>): ApiDocument {
  const paths = Object.assign({}, ...[...others].map(([service, document]) => pathsOf(document, service)), own.paths) as ApiDocument['paths'];
  return { ...own, paths, components: { ...own.components, schemas: schemasOf([own, ...others.values()]) } };
}

/** Asked for when somebody wants to read; what was put together once stays. */
export class Documents implements WholeDocument {
  private others: ReadonlyMap<Service, ApiDocument> | undefined;

  constructor(private readonly neighbours: Neighbours) {}

  /** Throws a problem that names the service that does not answer. */
  async ready(): Promise<void> {
    this.others ??= new Map(await this.neighbours.all(async service => [service, (await this.neighbours.ask(service, '/docs/openapi.json')).body as ApiDocument] as const));
  }

  of(own: ApiDocument): ApiDocument {
    if (this.others?.size !== services.length) throw new Error('The API document was asked for before the services were.');
    return whole(own, this.others);
  }
}
