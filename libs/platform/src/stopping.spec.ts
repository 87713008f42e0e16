// Proof that an application stops without sending anybody away in mid-sentence, and that a port that is taken is named.
import { Controller, Get, Module, type DynamicModule } from '@nestjs/common';
import { ApiOperation } from '@nestjs/swagger';
import { LoggerModule } from 'nestjs-pino';
import { pino } from 'pino';
import { setTimeout as pause } from 'node:timers/promises';
import { assertPortFree, runApp, type Running } from './bootstrap.js';
import { CannotStart } from './cannot-start.js';
import { platformConfig } from './config.js';
import { Gauges } from './gauges.js';
import { WHOLE_DOCUMENT } from './injection.js';
import { requestLog } from './log.js';
import type { WholeDocument } from './openapi.js';

@Controller()
class SlowController {
  @Get('slow')
  @ApiOperation({ operationId: 'slow' })
  async slow(): Promise<{ readonly said: string }> {
    await pause(200);
    return { said: 'to the end' };
  }
}

@Module({})
class SlowModule {}

const itself: WholeDocument = { ready: () => Promise.resolve(), of: own => own };
const config = (port = 0) => platformConfig(['--port', String(port)], {});
const windows = (): DynamicModule => ({ module: SlowModule, controllers: [SlowController], providers: [Gauges, { provide: WHOLE_DOCUMENT, useValue: itself }], imports: [LoggerModule.forRoot(requestLog(pino({ level: 'silent' })))] });
const portOf = ({ url }: Running): number => Number(new URL(url).port);

describe('An application that stops', () => {
  it('answers whom it is serving, and lets nobody else in', async () => {
    const running = await runApp(windows(), config());
    const slow = fetch(`${running.url}/slow`);
    await pause(50);
    const stopped = running.stop();
    await pause(20);
    expect(await fetch(`${running.url}/slow`).catch(() => 'refused')).toBe('refused');
    expect(await (await slow).json()).toEqual({ said: 'to the end' });
    await stopped;
  });
});

describe('A port that is taken', () => {
  it('is named in one sentence, before anything starts and when it happens later', async () => {
    const running = await runApp(windows(), config());
    const taken = config(portOf(running));
    await expect(assertPortFree(taken)).rejects.toThrow(`Port ${taken.port} is in use`);
    await expect(runApp(windows(), taken)).rejects.toBeInstanceOf(CannotStart);
    await running.stop();
    await expect(assertPortFree(taken)).resolves.toBeUndefined();
  });
});
