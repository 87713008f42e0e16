// The message document: a strict reader finds nothing to say against it, and it holds every word of the house, personal values sealed.
import { Parser } from '@asyncapi/parser';
import { contracts, personalFields, services } from '@onehall/contracts';
import { messageDocument } from './async-api.js';

const document = messageDocument({ hallName: '示范大厅' });
interface Written {
  readonly channels: Readonly<Record<string, { readonly address: string; readonly messages: Readonly<Record<string, { readonly $ref: string }>> }>>;
  readonly components: { readonly messages: Readonly<Record<string, { readonly name: string; readonly payload: object }>> };
}
const { channels, components } = document as unknown as Written;

describe('The message document', () => {
  it('stands up to the parser of AsyncAPI without an error or a warning', async () => {
    const { document: read, diagnostics } = await new Parser().parse(JSON.stringify(document));
    expect(diagnostics.filter(({ severity }) => Number(severity) <= 1).map(({ code, message, path }) => [code, message, path.join('.')])).toEqual([]);
    expect(read?.channels().all().map(channel => channel.address()).sort()).toEqual(services.map(service => `onehall.${service}.v1`).sort());
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
