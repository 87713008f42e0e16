// Pages of a view: however long the list and wherever one looks, the total is the list's length.
import { deskTable, deskView, smallHall, type SmallHall } from '@onehall/testing';
import { ViewReader } from './view-reader.js';

let hall: SmallHall;
beforeAll(async () => {
  hall = await smallHall(['routing'], [deskTable]);
  for (const caseId of ['a', 'b', 'c', 'd', 'e']) await hall.views.query('insert into desk (hall, "caseId") values ($1, $2)', ['hall', caseId]);
  await hall.views.query('insert into desk (hall, "caseId") values ($1, $2)', ['another', 'z']);
});
afterAll(() => hall.close());

describe('A list of five', () => {
  it.each([
    [{ size: 20 }, ['a', 'b', 'c', 'd', 'e']],
    [{ size: 5 }, ['a', 'b', 'c', 'd', 'e']],
    [{ size: 2 }, ['a', 'b']],
    [{ page: 2, size: 2 }, ['c', 'd']],
    [{ page: 3, size: 2 }, ['e']],
    [{ page: 2, size: 5 }, []],
    [{ page: 9, size: 2 }, []],
  ])('looked at by %j is five long', async (look, caseIds) => {
    const { items, total } = await new ViewReader(hall.views).page(deskView(() => false), { hall: 'hall', order: [['caseId', 'ASC']], ...look });
    expect([items.map(({ caseId }) => caseId), total]).toEqual([caseIds, 5]);
  });

  it('is empty for a hall that has nothing', async () => {
    expect(await new ViewReader(hall.views).page(deskView(() => false), { hall: 'nowhere' })).toEqual({ items: [], total: 0, page: 1, size: 20 });
  });
});
