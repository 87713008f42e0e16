// A process of its own that holds leases under a name until it is told to leave. Started by ./holder.ts, which may stop it for longer than its lease lasts.
import { openLog, startSealer } from '@onehall/event-store';
import { inHallSource, kafkaAt, kafkaSource } from '@onehall/messaging';
import { LivingView, openViews, Parking, ViewFollower, ViewGate, Watermarks, type Follower, type Logger, type Source, type ViewFollowing } from '@onehall/projections';
import { openKeyFile, openVault } from '@onehall/vault';
import { connect } from 'node:net';
import { Pool } from 'pg';
import { deskServiceOf, deskView } from './desk-view.js';
import type { HolderGiven, Told } from './holder.js';

/** Takes its leases and works; gives how to leave. Another holder is another line below. */
type Role = (given: HolderGiven, logger: Logger) => Promise<() => Promise<void>>;

function pooled(url: string): Pool {
  const pool = new Pool({ connectionString: url, max: 6 });
  pool.on('error', () => undefined);
  return pool;
}

const roles: Readonly<Record<HolderGiven['role'], Role>> = {
  sealer({ service, url, leaseSeconds: ttl }, logger) {
    const pool = pooled(url);
    const sealer = startSealer({ pool, service, onSealed: () => undefined, logger, ttl });
    return Promise.resolve(async () => {
      await sealer.stop();
      await pool.end();
    });
  },

  view: (given, logger) => follow(given, logger, following => new ViewFollower(following)),

  // As a process of its own does: when nothing but another process can help, it ends, and its supervisor starts it again.
  overKafka: (given, logger) => {
    const { brokers, prefix, linePort, patience } = given.kafka ?? { brokers: [], prefix: '', linePort: 0, patience: 0 };
    const kafka = kafkaAt({ brokers, prefix, clientId: 'holder', logger, line: ({ onConnect }) => connect(linePort, '127.0.0.1', onConnect) });
    return follow(given, logger, async following => {
      const sources = new Map(await Promise.all([...following.sources].map(async ([service, source]) => [service, kafkaSource({ kafka, service, logId: (await source.identity()).logId, logger, patience, died: () => process.exit(3) })] as const)));
      return new ViewFollower({ ...following, sources });
    });
  },

  rebuilder: (given, logger) =>
    follow(given, logger, following => {
      const living = new LivingView({ ...following, sources: new Map([...following.sources].map(([service, source]) => [service, slowly(source)])) }, new ViewGate());
      // The leases of one that was killed have to run out first.
      const build = async (): Promise<void> => {
        await living.decided;
        while (!(await living.rebuild({ anew: false }).then(() => true, () => false))) await new Promise(resolve => setTimeout(resolve, 100));
        tell({ sentence: 'rebuilt', error: '', isRejection: false });
      };
      void build();
      return living;
    }),
};

async function follow({ service, url, leaseSeconds, vault: { url: vaultUrl, keyFile } = { url: '', keyFile: '' } }: HolderGiven, logger: Logger, make: (following: ViewFollowing) => Follower | Promise<Follower>): Promise<() => Promise<void>> {
  const [pool, vaultPool] = [pooled(url), pooled(vaultUrl)];
  const dataSource = await openViews(url, service);
  const vault = await openVault({ pool: vaultPool, keyEncryption: await openKeyFile(keyFile, { make: false }) });
  const sources = new Map([service, 'intake'].map(name => [name, inHallSource({ log: openLog({ pool, service: name }) })]));
  const watermarks = new Watermarks({ service, dataSource, logger, leaseSeconds });
  const follower = await make({ view: deskView(), service, dataSource, sources, vault, watermarks, parking: new Parking(dataSource), logger, serviceOf: deskServiceOf });
  follower.start();
  return async () => {
    await follower.stop();
    await watermarks.close();
    await vault.close();
    await dataSource.destroy();
    await pool.end();
  };
}

/** A hundred facts at a time, with a rest before each: there is time to be killed in. Each portion is told. */
function slowly(source: Source): Source {
  const read: Source['read'] = async (after, limit) => {
    const facts = await source.read(after, Math.min(limit, 100));
    if (facts.length === 0) return facts;
    tell({ sentence: `reads ${source.service}`, error: '', isRejection: false, position: after });
    await new Promise(resolve => setTimeout(resolve, 60));
    return facts;
  };
  return Object.assign(Object.create(source) as Source, { read });
}

const tell = (told: Told): void => void process.send?.(told);

// The words with which the database refuses a write under a lease that is no longer held (sql/leases.ts, sql/seal.ts); what the process finds out by itself is none.
const refused = /^lease \S+ lost \(epoch/;
const sentenceOf = (about: object): string => {
  const error: unknown = 'error' in about ? about.error : '';
  return error instanceof Error ? error.message : String(error);
};

const remark = (about: object, sentence: string): void => {
  const epoch = 'epoch' in about ? Number(about.epoch) : undefined;
  tell({ sentence, error: sentenceOf(about), isRejection: refused.test(sentenceOf(about)), ...(epoch !== undefined && { epoch }) });
};

async function hold(given: HolderGiven): Promise<void> {
  const leave = await roles[given.role](given, { info: remark, warn: remark, error: remark });
  process.once('message', () => void leave().then(() => process.disconnect()));
  // Whoever started it is gone.
  process.once('disconnect', () => process.exit());
}

process.once('message', given => void hold(given as HolderGiven));
