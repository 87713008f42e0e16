// Proof that the demo hall is whole: its departments can be opened in their order, and each has its people.
import { roles } from '@onehall/contracts';
import { HallPeople } from '@onehall/platform';
import { departments } from './demo/departments.js';
import { peopleOf } from './people.js';

describe('The demo’s departments', () => {
  it('have ids that the register accepts, each once', () => {
    const ids = departments.map(({ department }) => department);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9-]{2,40}$/);
  });
  it('have names that mean one department only', () => {
    const names = departments.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
  it('stand after their superiors', () =>
    departments.forEach(({ superior }, index) => {
      if (superior !== undefined) expect(departments.slice(0, index).map(({ department }) => department)).toContain(superior);
    }));
  it('are sixteen in the county’s hall', () => expect(departments.filter(({ department }) => department.startsWith('county-')).slice(0, 16)).toHaveLength(16));
});

describe('The demo’s people', () => {
  const people = peopleOf(departments);
  it('stand at every desk of the hall', () => {
    const manned = new Set(people.map(({ role }) => role));
    expect(roles.filter(role => !manned.has(role))).toEqual(['petitioner', 'system']);
  });
  it('are a handler and a head in every department', () => {
    for (const { department } of departments) expect(people.filter(person => person.department === department).map(({ id, role }) => `${id} ${role}`)).toEqual([`u-${department} handler`, `h-${department} head`]);
  });
  it('have names of their own', () => expect(new Set(people.map(({ name }) => name)).size).toBe(people.length));
  it('are also there for a department that was opened later, and for no other', async () => {
    const hall = new HallPeople({ hallId: 'hall', holds: (service, stream) => Promise.resolve(`${service} ${stream}` === 'routing hall/department/city-parks') }, people);
    expect(await hall.find('h-city-parks')).toMatchObject({ role: 'head', department: 'city-parks' });
    expect(await hall.find('u-clerk')).toMatchObject({ role: 'clerk' });
    expect(await hall.find('x-city-parks')).toBeUndefined();
    expect(await hall.find('u-city-woods')).toBeUndefined();
  });
  it('are the hall’s own alone where no demo is wanted', async () => {
    const hall = new HallPeople({ hallId: 'hall', holds: () => Promise.resolve(false) }, peopleOf([]));
    expect(hall.list().filter(({ department }) => department !== undefined)).toEqual([]);
    expect(await hall.find('u-county-water')).toBeUndefined();
    expect(await hall.find('u-router')).toMatchObject({ role: 'router' });
  });
});
