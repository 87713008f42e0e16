// When supervision urges a department, routing notes that the urge has arrived.
import type { DepartmentUrged } from '@onehall/contracts';
import type { Policy } from '@onehall/kernel';
import { ReceiveUrge } from '../case/receive-urge.js';

export const whenDepartmentUrgedReceiveUrge: Policy<DepartmentUrged, ReceiveUrge> = {
  name: 'when-department-urged-receive-urge',
  on: 'DepartmentUrged',
  react: ({ data: { caseId, urgeId, department, urgedOn } }) => [new ReceiveUrge(caseId, { urgeId, department, receivedOn: urgedOn })],
};
