// Proof that the API document of the hall holds each call once, as the process says it that answers it.
import type { ApiDocument } from '@onehall/platform';
import type { Service } from '@onehall/contracts';
import { whole } from './documents.js';

const says = (paths: readonly string[], schemas: object = {}): ApiDocument => ({ openapi: '3.1.0', info: { title: 'OneHall', version: '0.1' }, paths: Object.fromEntries(paths.map(path => [path, { get: { operationId: path, responses: {} } }])), components: { schemas } }) as unknown as ApiDocument;
const of = (...documents: readonly (readonly [Service, ApiDocument])[]): ReadonlyMap<Service, ApiDocument> => new Map(documents);

describe('The document of the hall', () => {
  it('shows a service’s own calls, the sign-in of the one that keeps the register, and the gateway’s clock and health', () => {
    const own = says(['/clock', '/health/live']);
    const document = whole(own, of(['intake', says(['/intake/cases', '/clock', '/identity/me'])], ['routing', says(['/routing/cases', '/identity/me', '/health/live'])]));
    expect(Object.keys(document.paths).sort()).toEqual(['/clock', '/health/live', '/identity/me', '/intake/cases', '/routing/cases']);
    expect(document.paths['/clock']).toBe(own.paths['/clock']);
  });

  it('has every name once, and refuses services that mean two things by one', () => {
    const [page, other] = [{ type: 'object' }, { type: 'array' }];
    expect(whole(says([], { Problem: page }), of(['intake', says([], { Page: page })], ['routing', says([], { Page: page })])).components?.schemas).toEqual({ Problem: page, Page: page });
    expect(() => whole(says([]), of(['intake', says([], { Page: page })], ['routing', says([], { Page: other })]))).toThrow('The name Page stands for two schemas: the services are not of one version.');
  });
});
