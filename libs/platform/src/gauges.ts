// What the process measures of itself, for Prometheus: its own figures, every HTTP request, and gauges that services add.
import { Injectable } from '@nestjs/common';
import { collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';

/** One figure with its labels, e.g. `{ value: 3, labels: { service: 'intake' } }`. */
export interface Reading {
  readonly value: number;
  readonly labels?: Readonly<Record<string, string>>;
}

/** A request as it is measured: its route as declared, never its address, so that no code and no id becomes a label. */
export interface Served {
  readonly method: string;
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
}

@Injectable()
export class Gauges {
  private readonly registry = new Registry();
  private readonly requests = new Histogram({
    name: 'http_request_duration_seconds',
    help: 'Duration of HTTP requests by route',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10],
    registers: [this.registry],
  });

  constructor() {
    collectDefaultMetrics({ register: this.registry });
  }

  /** Adds a gauge that is read at each scrape. The name is in snake_case with its unit last, e.g. `onehall_follower_lag_events`. A gauge whose reading fails is left out of that scrape. */
  add(gauge: { readonly name: string; readonly help: string; readonly labels?: readonly string[] }, read: () => Promise<readonly Reading[]> | readonly Reading[]): void {
    new Gauge({
      name: gauge.name,
      help: gauge.help,
      labelNames: [...(gauge.labels ?? [])],
      registers: [this.registry],
      async collect() {
        this.reset();
        const readings = await Promise.resolve().then(read).catch(() => []);
        for (const { value, labels } of readings) this.set({ ...labels }, value);
      },
    });
  }

  served({ method, route, status, seconds }: Served): void {
    this.requests.observe({ method, route, status: String(status) }, seconds);
  }

  get contentType(): string {
    return this.registry.contentType;
  }

  /** All figures as Prometheus reads them. */
  text(): Promise<string> {
    return this.registry.metrics();
  }
}
