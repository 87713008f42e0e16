// Whether the process lives, whether it can serve, and what it measures.
import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { monitorEventLoopDelay, type IntervalHistogram } from 'node:perf_hooks';
import Type, { type Static } from 'typebox';
import { Open } from './admission.js';
import { Answers } from './answers.js';
import { Gauges } from './gauges.js';
import { Indicators, type Checked } from './indicators.js';

const checks = Type.Record(Type.String(), Type.Object({ ok: Type.Boolean(), detail: Type.Optional(Type.Object({})) }));
const alive = Type.Object({ status: Type.Unsafe<'live' | 'stuck'>({ enum: ['live', 'stuck'] }), uptimeSeconds: Type.Integer(), eventLoopDelayMs: Type.Number(), checks });
const readiness = Type.Object({ status: Type.Unsafe<'ready' | 'not-ready'>({ enum: ['ready', 'not-ready'] }), checks });

const isWell = (checks: Checked): boolean => Object.values(checks).every(({ ok }) => ok);

interface Reply {
  status(code: number): unknown;
}

@ApiTags('process')
@Controller()
export class HealthController {
  private readonly delay: IntervalHistogram = monitorEventLoopDelay();

  constructor(
    private readonly indicators: Indicators,
    private readonly gauges: Gauges,
  ) {
    this.delay.enable();
  }

  @Get('health/live')
  @Open()
  @Answers('Alive', alive)
  @ApiOkResponse({ description: '在工作 / it answers, and gets on' })
  @ApiResponse({ status: 503, description: '没有进展，须重新启动 / it makes no progress: only another process can help', content: { 'application/json': { schema: { $ref: '#/components/schemas/Alive' } } } })
  @ApiOperation({ operationId: 'isLive', summary: '进程存活且有进展 / the process answers and makes progress' })
  async live(@Res({ passthrough: true }) reply: Reply): Promise<Static<typeof alive>> {
    const checks = await this.indicators.check('vital');
    const ok = isWell(checks);
    const eventLoopDelayMs = Math.round(this.delay.max / 1e4) / 100;
    this.delay.reset();
    reply.status(ok ? 200 : 503);
    return { status: ok ? 'live' : 'stuck', uptimeSeconds: Math.round(process.uptime()), eventLoopDelayMs, checks };
  }

  @Get('health/ready')
  @Open()
  @Answers('Readiness', readiness)
  @ApiOkResponse({ description: '可以办事 / ready' })
  @ApiResponse({ status: 503, description: '还不能办事 / not ready', content: { 'application/json': { schema: { $ref: '#/components/schemas/Readiness' } } } })
  @ApiOperation({ operationId: 'isReady', summary: '可以办事 / databases, logs and followers are well' })
  async ready(@Res({ passthrough: true }) reply: Reply): Promise<{ readonly status: 'ready' | 'not-ready'; readonly checks: Checked }> {
    const checks = await this.indicators.check();
    const ok = isWell(checks);
    reply.status(ok ? 200 : 503);
    return { status: ok ? 'ready' : 'not-ready', checks };
  }

  @Get('metrics')
  @Open()
  @Header('Content-Type', 'text/plain; version=0.0.4; charset=utf-8')
  @ApiOkResponse({ description: 'Prometheus', content: { 'text/plain': { schema: { type: 'string' } } } })
  @ApiOperation({ operationId: 'getMetrics', summary: 'Prometheus 指标 / figures for Prometheus' })
  metrics(): Promise<string> {
    return this.gauges.text();
  }
}
