// Which service stands behind which address: its own name, and the sign-in at the one that keeps the register of departments.
import { services, type Service } from '@onehall/contracts';

/** The first word of every address that is passed on, with the service that answers. */
export const doors: ReadonlyMap<string, Service> = new Map([...services.map(service => [service, service] as const), ['identity', 'routing']]);

/** Undefined: the gateway answers by itself, or nobody does. */
export const ownerOf = (path: string): Service | undefined => doors.get(path.split('/')[1] ?? '');
