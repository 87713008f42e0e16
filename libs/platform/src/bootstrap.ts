// How an application opens its windows and closes them: nothing half-open, nobody sent away in mid-sentence.
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Logger } from 'nestjs-pino';
import { CannotStart } from './cannot-start.js';
import type { Config } from './config.js';
import { furnish, httpAdapter } from './http-edge.js';
import { serveMessageDocument } from './async-api.js';
import { serveDocument } from './openapi.js';
import { codeOf } from './trouble.js';
import { urlAt } from './url-at.js';

/** An application that serves. `stop` waits up to ten seconds for requests in flight, then closes the modules. */
export interface Running {
  readonly app: NestFastifyApplication;
  readonly url: string;
  stop(): Promise<void>;
}

const patience = 10_000;

const portTaken = ({ host, port }: Pick<Config, 'host' | 'port'>, code: string): CannotStart | undefined =>
  ({
    EADDRINUSE: new CannotStart({ zh: `端口 ${port} 已被其他程序占用；请先停止它，或用 PORT 另选一个端口。`, en: `Port ${port} is in use by another program; stop that one, or choose another port with PORT.` }),
    EACCES: new CannotStart({ zh: `没有权限使用端口 ${port}；请用 PORT 选一个 1024 以上的端口。`, en: `There is no permission to use port ${port}; choose one above 1024 with PORT.` }),
    EADDRNOTAVAIL: new CannotStart({ zh: `本机没有地址 ${host}；请检查 HOST。`, en: `This machine has no address ${host}; check HOST.` }),
    ENOTFOUND: new CannotStart({ zh: `找不到主机名 ${host}；请检查 HOST。`, en: `The host name ${host} is unknown; check HOST.` }),
  })[code];

/** Asks, before anything slow is started, whether the port can be had. Throws `CannotStart`. */
export function assertPortFree(config: Pick<Config, 'host' | 'port'>): Promise<void> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', (error: Error) => reject(portTaken(config, codeOf(error)) ?? error));
    server.listen(config.port, config.host, () => server.close(() => resolve()));
  });
}

/** Stops listening and lets what is under way finish, at most `milliseconds`. */
function drained(server: Server, milliseconds: number): Promise<void> {
  return new Promise(resolve => {
    const sweep = setInterval(() => server.closeIdleConnections(), 50);
    const end = setTimeout(() => server.closeAllConnections(), milliseconds);
    server.close(() => {
      clearInterval(sweep);
      clearTimeout(end);
      resolve();
    });
    server.closeIdleConnections();
  });
}

/** The application of a module, with the house's edge but not yet listening: for tests, `await app.init()` and `app.inject()` follow. */
export async function createApp(module: DynamicModule, config: Config): Promise<NestFastifyApplication> {
  const app = await NestFactory.create<NestFastifyApplication>(module, httpAdapter(config), { bufferLogs: true, autoFlushLogs: false, abortOnError: false, bodyParser: false });
  try {
    app.useLogger(app.get(Logger));
    app.flushLogs();
    furnish(app);
    serveDocument(app, config);
    serveMessageDocument(app, config);
    return app;
  } catch (error) {
    await app.close();
    throw error;
  }
}

/** Opens the windows of a module. Throws `CannotStart` for a port that cannot be had; whatever was opened until then is closed again. */
export async function runApp(module: DynamicModule, config: Config): Promise<Running> {
  const app = await createApp(module, config);
  try {
    await app.listen(config.port, config.host);
  } catch (error) {
    await app.close();
    throw portTaken(config, codeOf(error)) ?? error;
  }
  const stop = async (): Promise<void> => {
    await drained(app.getHttpServer(), patience);
    await app.close();
  };
  const { address, port } = app.getHttpServer().address() as AddressInfo;
  return { app, url: urlAt(address, port), stop };
}
