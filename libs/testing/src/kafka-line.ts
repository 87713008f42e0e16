// A line to Kafka that loses what it is told to lose: the answer to something that the broker has done, or everything, without ever breaking.
import type { LineTo } from '@onehall/messaging';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** The questions that a test loses answers to, as Kafka numbers them. */
export const question = { produce: 0, fetch: 1 } as const;

/** Cuts a stream into Kafka's messages: four bytes of length, then the message. */
class Frames {
  private rest = Buffer.alloc(0);

  take(chunk: Buffer): readonly Buffer[] {
    this.rest = Buffer.concat([this.rest, chunk]);
    const found: Buffer[] = [];
    while (this.rest.length >= 4 && this.rest.length >= 4 + this.rest.readInt32BE(0)) {
      const end = 4 + this.rest.readInt32BE(0);
      found.push(this.rest.subarray(0, end));
      this.rest = this.rest.subarray(end);
    }
    return found;
  }
}

interface Broker {
  readonly host: string;
  readonly port: number;
}

/** Stands between a client and every broker that it speaks to; nothing is lost until it is asked for. */
export class KafkaLine {
  /** How often an answer was lost. */
  losses = 0;
  /** While true, nothing passes in either direction, and no connection breaks: a line that is half open. */
  deaf = false;
  /** Milliseconds by which every answer comes late. */
  late = 0;
  private losing: number | undefined;
  private readonly open = new Set<Socket>();
  private readonly server = createServer(client => this.join(client));
  /** By the port from which the client called: whom it wants. */
  private readonly wanted = new Map<number, Broker>();

  /** `broker`: whom those mean who call from another process, `host:port`. */
  constructor(private readonly broker?: string) {}

  /** What `kafkaAt` takes. The brokers' own addresses stay as they are. */
  readonly to: LineTo = ({ host, port, onConnect }) => {
    const socket = connect(this.port, '127.0.0.1');
    socket.once('connect', () => {
      this.wanted.set(socket.localPort ?? 0, { host, port });
      onConnect();
    });
    return socket;
  };

  /** The next question of that kind is put and done; the line breaks, and nobody hears the answer. */
  loseAnswerTo(kind: number): void {
    this.losing = kind;
  }

  /** Every connection breaks. */
  cut(): void {
    for (const socket of this.open) socket.destroy();
  }

  get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  async listen(): Promise<this> {
    await new Promise<void>(resolve => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  async close(): Promise<void> {
    const closed = new Promise(resolve => this.server.close(resolve));
    this.cut();
    await closed;
  }

  private join(client: Socket): void {
    this.keep(client);
    client.once('data', first => {
      client.pause();
      const broker = this.wanted.get(client.remotePort ?? 0) ?? this.meant();
      if (broker) this.lay(client, broker, first);
      else client.destroy();
    });
  }

  private meant(): Broker | undefined {
    const [host, port] = this.broker?.split(':') ?? [];
    return host === undefined ? undefined : { host, port: Number(port) };
  }

  private lay(client: Socket, { host, port }: Broker, first: Buffer): void {
    const broker = connect(port, host);
    this.keep(broker);
    for (const [one, other] of [[client, broker], [broker, client]] as const) one.on('close', () => other.destroy());
    const [questions, answers] = [new Frames(), new Frames()];
    const lost = new Set<number>();
    const ask = (chunk: Buffer): void => {
      for (const frame of questions.take(chunk)) {
        if (this.losing !== undefined && frame.readInt16BE(4) === this.losing) {
          lost.add(frame.readInt32BE(8));
          this.losing = undefined;
        }
        if (!this.deaf) broker.write(frame);
      }
    };
    ask(first);
    client.on('data', ask).resume();
    broker.on('data', chunk => {
      for (const frame of answers.take(chunk)) {
        if (lost.has(frame.readInt32BE(4))) {
          this.losses++;
          client.destroy();
        } else if (!this.deaf) this.answer(client, frame);
      }
    });
  }

  private answer(client: Socket, frame: Buffer): void {
    if (this.late === 0) client.write(frame);
    else setTimeout(() => client.write(frame), this.late);
  }

  private keep(socket: Socket): void {
    this.open.add(socket);
    socket.on('error', () => socket.destroy()).on('close', () => this.open.delete(socket));
  }
}

/** A line for one test. */
export const kafkaLine = (broker?: string): Promise<KafkaLine> => new KafkaLine(broker).listen();
