// Whether the process lives, whether it can serve, and what it measures.
import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiOkResponse, ApiOperation, ApiResponse, ApiTags } from '@nestjs/swagger';
import { monitorEventLoopDelay, type IntervalHistogram } from 'node:perf_hooks';
import Type from 'typebox';
import { Open } from './admission.js';
import { Answers } from './answers.js';
import { Gauges } from './gauges.js';
import { Indicators, type Checked } from './indicators.js';

const alive = Type.Object({ status: Type.Literal('live'), uptimeSeconds: Type.Integer(), eventLoopDelayMs: Type.Number() });
const checks = Type.Record(Type.String(), Type.Object({ ok: Type.Boolean(), detail: Type.Optional(Type.Object({})) }));
const readiness = Type.Object({ status: Type.Unsafe<'ready' | 'not-ready'>({ enum: ['ready', 'not-ready'] }), checks });

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
  @ApiOperation({ operationId: 'isLive', summary: '进程存活 / the process answers' })
  live(): { readonly status: 'live'; readonly uptimeSeconds: number; readonly eventLoopDelayMs: number } {
    const eventLoopDelayMs = Math.round(this.delay.max / 1e4) / 100;
    this.delay.reset();
    return { status: 'live', uptimeSeconds: Math.round(process.uptime()), eventLoopDelayMs };
  }

  @Get('health/ready')
  @Open()
  @Answers('Readiness', readiness)
  @ApiOkResponse({ description: '可以办事 / ready' })
  @ApiResponse({ status: 503, description: '还不能办事 / not ready', content: { 'application/json': { schema: { $ref: '#/components/schemas/Readiness' } } } })
  @ApiOperation({ operationId: 'isReady', summary: '可以办事 / databases, logs and followers are well' })
  async ready(@Res({ passthrough: true }) reply: Reply): Promise<{ readonly status: 'ready' | 'not-ready'; readonly checks: Checked }> {
    const checks = await this.indicators.check();
    const ok = Object.values(checks).every(check => check.ok);
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
