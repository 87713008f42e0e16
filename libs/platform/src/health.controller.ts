// Whether the process lives, whether it can serve, and what it measures.
import { Controller, Get, Header, Res } from '@nestjs/common';
import { ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger';
import { monitorEventLoopDelay, type IntervalHistogram } from 'node:perf_hooks';
import { Open } from './admission.js';
import { Gauges } from './gauges.js';
import { Indicators, type Checked } from './indicators.js';

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
  @ApiOperation({ operationId: 'isLive', summary: '进程存活 / the process answers' })
  live(): { readonly status: 'live'; readonly uptimeSeconds: number; readonly eventLoopDelayMs: number } {
    const eventLoopDelayMs = Math.round(this.delay.max / 1e4) / 100;
    this.delay.reset();
    return { status: 'live', uptimeSeconds: Math.round(process.uptime()), eventLoopDelayMs };
  }

  @Get('health/ready')
  @Open()
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
  @ApiProduces('text/plain')
  @ApiOperation({ operationId: 'getMetrics', summary: 'Prometheus 指标 / figures for Prometheus' })
  metrics(): Promise<string> {
    return this.gauges.text();
  }
}
