// Proof that a process of its own forgets whom the hall forgets when the fact arrives over a real Kafka.
import { PersonForgotten } from '@onehall/contracts';
import { eventually, KafkaHall, smallHall, type SmallHall } from '@onehall/testing';
import { forgotten } from '@onehall/vault';
import { randomUUID } from 'node:crypto';
import { ForgottenKeys } from './forgotten-keys.js';

let hall: SmallHall;
let over: KafkaHall;
beforeEach(async () => {
  hall = await smallHall(['intake']);
  over = new KafkaHall(hall);
  over.relay('intake');
});
afterEach(async () => {
  await over.close();
  await hall.close();
});

describe('A process that hears of its neighbours over Kafka', () => {
  it('reads the name of a person no more when it hears that the person is forgotten', async () => {
    const personId = randomUUID();
    const sealed = await hall.vault.seal([{ owner: `person/${personId}`, at: 'e#name', plain: '李四' }]);
    const keys = new ForgottenKeys({ source: over.source('intake'), vault: hall.vault, logger: hall.logger });
    keys.start();
    await eventually(() => keys.settled());
    expect(await hall.vault.open(sealed)).toEqual(['李四']);
    await hall.say('intake', { ...PersonForgotten({ personId, ground: 'petitioner-request', forgottenOn: '2026-03-02' }), stream: `hall/person/${personId}` });
    await eventually(() => keys.position('intake') === 1);
    expect(await hall.vault.open(sealed)).toEqual([forgotten]);
    await keys.stop();
  });
});
