// The proxies before a hall: whose word about an address is believed.
import { ValidateBy } from 'class-validator';
import { isIP } from 'node:net';

const widest: Readonly<Record<number, number>> = { 4: 32, 6: 128 };

/** An address, or a network such as `10.0.0.0/8`; never all addresses there are, because then anybody could say where he is. */
function isProxy(named: string): boolean {
  const [address = '', bits, ...more] = named.split('/');
  const most = widest[isIP(address)];
  if (most === undefined || more.length > 0) return false;
  return bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) >= 1 && Number(bits) <= most);
}

/** How TRUST_PROXY is written: `none`, or addresses and networks separated by commas. */
export const proxiesNamed = (given: string): readonly string[] => (given === 'none' ? [] : given.split(',').map(proxy => proxy.trim()));

export const IsProxies = (): PropertyDecorator =>
  ValidateBy({ name: 'isProxies', validator: { validate: (value: unknown) => Array.isArray(value) && value.every(proxy => typeof proxy === 'string' && isProxy(proxy)), defaultMessage: () => '$property must name proxies' } });
