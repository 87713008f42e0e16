// Tests of the register: departments are opened, change what they answer for, and are closed.
import { DepartmentClosed, DepartmentOpened, DepartmentRemitChanged } from '@onehall/contracts';
import { lawOn } from '@onehall/rulebook';
import { decisions } from '@onehall/testing';
import { ChangeRemit, changeRemit } from './change-remit.js';
import { CloseDepartment, closeDepartment } from './close-department.js';
import { departments } from './department.js';
import { OpenDepartment, openDepartment } from './open-department.js';

const day = '2026-03-02';
const given = decisions(departments, { law: lawOn(day), now: `${day}T02:00:00.000Z`, actor: { id: 'u-administrator', role: 'administrator' } });
const water = 'county-water';
const particulars = { name: '县水利局', aliases: ['水务局'], remits: ['饮水', '灌溉'] };
const open = new OpenDepartment(water, particulars);
const opened = DepartmentOpened({ department: water, ...particulars, openedOn: day });
const closed = DepartmentClosed({ department: water, successor: 'county-resources', closedOn: day });

describe('A department is opened', () => {
  it('with its names and its remit', () => given().when(openDepartment, open).then(opened));
  it('under its superior', () => given().when(openDepartment, new OpenDepartment(water, { ...particulars, superior: 'county' })).then(DepartmentOpened({ ...opened.data, superior: 'county' })));
  it('only once, however often it is said', () => given(opened).when(openDepartment, open).thenNothing());
  it('and not twice with different particulars', () => given(opened).when(openDepartment, new OpenDepartment(water, { ...particulars, name: '县水务局' })).thenRefused('ALREADY_OPEN'));
  it('never under the name that is the hall’s own', () => given().when(openDepartment, new OpenDepartment('hall', particulars)).thenRefused('RESERVED_NAME'));
  it('never above itself', () => given().when(openDepartment, new OpenDepartment(water, { ...particulars, superior: water })).thenRefused('ITS_OWN_SUPERIOR'));
  it('never again when it was closed', () => given(opened, closed).when(openDepartment, open).thenRefused('DEPARTMENT_CLOSED'));
});

describe('The remit of a department changes', () => {
  const change = new ChangeRemit(water, { remits: ['饮水', '水库'], reasons: '机构改革' });
  const changed = DepartmentRemitChanged({ department: water, remits: ['饮水', '水库'], changedOn: day, reasons: '机构改革' });
  it('with the reason', () => given(opened).when(changeRemit, change).then(changed));
  it('only once, however often it is said', () => given(opened, changed).when(changeRemit, change).thenNothing());
  it('of no department that is not there', () => given().when(changeRemit, change).thenRefused('UNKNOWN_DEPARTMENT'));
  it('of none that is closed', () => given(opened, closed).when(changeRemit, change).thenRefused('DEPARTMENT_CLOSED'));
});

describe('A department is closed', () => {
  const close = new CloseDepartment(water, { successor: 'county-resources' });
  it('and the register names who follows it', () => given(opened).when(closeDepartment, close).then(closed));
  it('or nobody follows it', () => given(opened).when(closeDepartment, new CloseDepartment(water)).then(DepartmentClosed({ department: water, closedOn: day })));
  it('only once, however often it is said', () => given(opened, closed).when(closeDepartment, close).thenNothing());
  it('and does not follow itself', () => given(opened).when(closeDepartment, new CloseDepartment(water, { successor: water })).thenRefused('ITS_OWN_SUCCESSOR'));
  it('and has one successor only', () => given(opened, closed).when(closeDepartment, new CloseDepartment(water, { successor: 'county-roads' })).thenRefused('DEPARTMENT_CLOSED'));
  it('but not while it owes a task', () => given(opened).when(closeDepartment, new CloseDepartment(water, { owes: 1 })).thenRefused('DEPARTMENT_OWES_TASKS'));
  it('but not while a case of it goes on', () => given(opened).when(closeDepartment, new CloseDepartment(water, { holds: 1 })).thenRefused('DEPARTMENT_HOLDS_CASES'));
  it('when it is there at all', () => given().when(closeDepartment, close).thenRefused('UNKNOWN_DEPARTMENT'));
});
