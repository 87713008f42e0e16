// The message document: a strict reader finds nothing to say against it, and it holds every word of the house, personal values sealed.
import { Parser } from '@asyncapi/parser';
import { contracts, personalFields, services } from '@onehall/contracts';
import type { TSchema } from 'typebox';
import { Value } from 'typebox/value';
import { announcementOf, recordOf } from '../../messaging/src/kafka/cloud-event.js';
import { messageDocument } from './async-api.js';

const document = messageDocument({ hallName: '示范大厅', topicPrefix: 'county' });
interface Written {
  readonly channels: Readonly<Record<string, { readonly address: string; readonly messages: Readonly<Record<string, { readonly $ref: string }>> }>>;
  readonly components: { readonly messages: Readonly<Record<string, { readonly name: string; readonly headers: TSchema; readonly payload: TSchema }>> };
}
const { channels, components } = document as unknown as Written;

describe('The message document', () => {
  it('stands up to the parser of AsyncAPI without an error or a warning', async () => {
    const { document: read, diagnostics } = await new Parser().parse(JSON.stringify(document));
    expect(diagnostics.filter(({ severity }) => Number(severity) <= 1).map(({ code, message, path }) => [code, message, path.join('.')])).toEqual([]);
    expect(read?.channels().all().map(channel => channel.address()).sort()).toEqual(services.map(service => `county.${service}.v1`).sort());
  });
  it('would not, were it broken: the parser names the place', async () => {
    const { diagnostics } = await new Parser().parse(JSON.stringify({ ...document, channels: { ...channels, intake: { address: 7 } } }));
    expect(diagnostics.filter(({ severity }) => Number(severity) === 0).map(({ path }) => path.slice(0, 2).join('.'))).toContain('channels.intake');
  });
  it('holds every word of the house in its latest version', () => {
    const named = new Set(Object.values(components.messages).map(({ name }) => name));
    for (const { type, schemaVersion } of contracts.values()) expect([type, named.has(`onehall.${type}.v${schemaVersion}`)]).toEqual([type, true]);
  });
  it('gives each service its own words only, and each the words of every log', () => {
    expect(Object.keys(channels['intake']?.messages ?? {})).toEqual(expect.arrayContaining(['LogAnnounced', 'CaseOpened', 'LogRestored']));
    expect(Object.keys(channels['routing']?.messages ?? {})).not.toContain('CaseOpened');
  });
  it('describes the records as the relay makes them, header for header', () => {
    const from = { service: 'routing', logId: '11111111-1111-4111-8111-111111111111', incarnation: 2 };
    const caseId = '22222222-2222-4222-8222-222222222222';
    const stored = {
      id: '33333333-3333-5333-8333-333333333333', type: 'CaseReceived', schemaVersion: 1, stream: `hall/case/${caseId}`, version: 1, gpos: 40, position: 7, recordedAt: '2026-03-02T02:00:00.000000Z',
      data: '{}', meta: `{"correlationId":"${caseId}"}`, hash: Buffer.alloc(32),
    };
    const fact = recordOf({ from, stored, before: { inPartition: 3, inLog: 6 } }, { key: caseId, partition: 1 });
    const announced = announcementOf({ from, head: 6 }, '2026-03-02T02:00:00.000Z');
    for (const [name, { headers = {}, value }] of [['CaseReceived', fact], ['LogAnnounced', announced]] as const) {
      const { headers: promised } = components.messages[`routing.${name}`] ?? {};
      const read = Object.fromEntries(Object.entries(headers).map(([header, given]) => [header, String(given)]));
      expect([name, [...Value.Errors(promised ?? {}, read)]]).toEqual([name, []]);
      const known = Object.keys((promised as { readonly properties?: object } | undefined)?.properties ?? {});
      expect([name, Object.keys(read).filter(header => !known.includes(header))]).toEqual([name, []]);
      expect([name, Value.Check(promised ?? {}, { ...read, ce_type: 'onehall.Nothing.v1' })]).toEqual([name, false]);
      expect([name, value === null || value === undefined]).toEqual([name, false]);
    }
    const { place } = (components.messages['routing.CaseReceived']?.headers as { readonly properties: Record<string, { readonly contentSchema: object }> }).properties;
    expect([...Value.Errors(place?.contentSchema ?? {}, JSON.parse(String(fact.headers?.['place'])))]).toEqual([]);
    expect(Value.Check(place?.contentSchema ?? {}, { logId: from.logId })).toBe(false);
    expect([...Value.Errors(components.messages['routing.LogAnnounced']?.payload ?? {}, JSON.parse(String(announced.value)))]).toEqual([]);
  });
  it('shows no personal value open', () => {
    const marked = [...contracts.values()].filter(contract => personalFields(contract).length > 0);
    expect(marked.length).toBeGreaterThan(10);
    for (const contract of marked) {
      const message = Object.values(components.messages).find(({ name }) => name === `onehall.${contract.type}.v${contract.schemaVersion}`);
      const sealedFields = JSON.stringify(message?.payload).match(/"allOf":\[\{"\$ref":"#\/components\/schemas\/Sealed"\}\],"x-personal"/g) ?? [];
      expect([contract.type, sealedFields.length]).toEqual([contract.type, personalFields(contract).length]);
    }
  });
});
