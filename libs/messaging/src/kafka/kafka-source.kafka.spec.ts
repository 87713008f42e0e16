// Facts over a real Kafka, held to the contract of sources.
import { KafkaHall, smallHall, sourceContract, type SmallHall } from '@onehall/testing';

const said = (caseId: string) => ({ type: 'CaseSentOut', data: { caseId } });

sourceContract('over Kafka', async () => {
  const hall: SmallHall = await smallHall(['routing']);
  const over = new KafkaHall(hall);
  over.relay('routing');
  return {
    say: async caseId => void (await hall.say('routing', said(caseId))),
    open: () => over.source('routing', { keep: 50 }),
    close: async () => {
      await over.close();
      await hall.close();
    },
  };
});
