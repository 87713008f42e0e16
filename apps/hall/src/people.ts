// Who works in the demo hall: one person at each of its own desks, a handler and a head in every department. All names are invented.
import type { Person } from '@onehall/platform';
import type { DemoDepartment } from './demo/departments.js';

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕张孔曹严华金魏陶姜'];
const givenNames = ['静', '伟', '敏', '强', '磊', '洋', '艳', '勇', '娟', '涛', '明', '超', '秀兰', '霞', '平', '刚', '桂英', '建国', '志强', '海燕', '晓东', '丽华', '国庆', '春梅', '立新', '文博', '雪梅', '少华', '振宇', '佳宁'];

const nameOf = (index: number): string => `${surnames[index % surnames.length] ?? ''}${givenNames[(index * 7 + Math.floor(index / surnames.length)) % givenNames.length] ?? ''}`;

const ofHall: readonly (readonly [id: string, role: string])[] = [
  ['u-clerk', 'clerk'],
  ['u-clerk-2', 'clerk'],
  ['u-router', 'router'],
  ['u-secretary', 'secretary'],
  ['u-supervisor', 'supervisor'],
  ['u-auditor', 'auditor'],
  ['u-administrator', 'administrator'],
  ['u-discipline', 'discipline'],
];

/** The people of a hall with these departments: `u-<department>` is its handler, `h-<department>` its head. */
export const peopleOf = (known: readonly Pick<DemoDepartment, 'department'>[]): readonly Person[] => [
  ...ofHall.map(([id, role], index) => ({ id, role, name: nameOf(index) })),
  ...known.flatMap(({ department }, index) => [
    { id: `u-${department}`, role: 'handler', name: nameOf(ofHall.length + 2 * index), department },
    { id: `h-${department}`, role: 'head', name: nameOf(ofHall.length + 2 * index + 1), department },
  ]),
];
