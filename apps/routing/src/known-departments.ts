// Whether the departments that somebody names at a window stand in the register: asked of the register's own streams, so that one opened a moment ago is known.
import { refuseRouting } from '@onehall/contracts';
import type { StreamReader } from '@onehall/platform';
import { departments } from './department/department.js';

/** Throws `Refused` UNKNOWN_DEPARTMENT or DEPARTMENT_CLOSED with the field that names it. */
export async function assertKnown(streams: StreamReader, hall: string, { names, field }: { readonly names: readonly (string | undefined)[]; readonly field: string }): Promise<void> {
  for (const name of new Set(names)) {
    if (name === undefined) continue;
    const { state } = await streams.state(departments, hall, name);
    switch (state.phase) {
      case 'unknown':
        throw refuseRouting('UNKNOWN_DEPARTMENT', { field });
      case 'closed':
        throw refuseRouting('DEPARTMENT_CLOSED', { field });
      case 'open':
    }
  }
}
