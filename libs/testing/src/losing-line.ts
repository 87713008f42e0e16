// A line to PostgreSQL that loses what it is told to lose: the answer to something that was done, or the question before anybody heard it.
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A line that stands between a client and the server; nothing is lost until it is asked for. */
export interface LosingLine {
  /** The server's address by way of this line. */
  readonly url: string;
  /** The next question is put, and answered by the server to the end; then the line breaks and nobody hears the answer. */
  loseAnswer(): void;
  /** The line breaks with the next question, which the server never hears. */
  loseQuestion(): void;
  /** How often something was lost. */
  readonly losses: number;
  close(): Promise<void>;
}

// ReadyForQuery, outside a transaction: whatever was asked is done, and committed.
const done = Buffer.from([0x5a, 0, 0, 0, 5, 0x49]);
type Loss = 'nothing' | 'answer' | 'question';

class Line implements LosingLine {
  losses = 0;
  private next: Loss = 'nothing';
  private readonly open = new Set<Socket>();
  private readonly server = createServer(client => this.join(client));

  constructor(private readonly address: URL) {}

  async listen(): Promise<this> {
    await new Promise<void>(resolve => this.server.listen(0, '127.0.0.1', resolve));
    return this;
  }

  get url(): string {
    const { port } = this.server.address() as AddressInfo;
    return Object.assign(new URL(this.address), { hostname: '127.0.0.1', port: String(port) }).href;
  }

  loseAnswer(): void {
    this.next = 'answer';
  }

  loseQuestion(): void {
    this.next = 'question';
  }

  async close(): Promise<void> {
    const closed = new Promise(resolve => this.server.close(resolve));
    for (const socket of this.open) socket.destroy();
    await closed;
  }

  private join(client: Socket): void {
    const server = connect(Number(this.address.port || 5432), this.address.hostname);
    const both = [client, server];
    const cut = (): void => both.forEach(socket => socket.destroy());
    for (const socket of both) {
      this.open.add(socket);
      socket.on('error', cut).on('close', () => (cut(), this.open.delete(socket)));
    }
    let losing: Loss = 'nothing';
    client.on('data', question => {
      if (this.next !== 'nothing') [losing, this.next] = [this.next, 'nothing'];
      if (losing === 'question') this.lose(cut);
      else server.write(question);
    });
    server.on('data', answer => {
      if (losing === 'nothing') client.write(answer);
      else if (answer.subarray(-done.length).equals(done)) this.lose(cut);
    });
  }

  private lose(cut: () => void): void {
    this.losses++;
    cut();
  }
}

/** Lays a line to the server in the address. For connections without TLS. */
export const losingLine = (url: string): Promise<LosingLine> => new Line(new URL(url)).listen();
