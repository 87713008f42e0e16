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

/** Reads one gauge. */
export type Reader = () => Promise<readonly Reading[]> | readonly Reading[];

@Injectable()
export class Gauges {
  private readonly readers = new Map<string, Reader[]>();
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

  /** Adds a gauge that is read at each scrape. Several services may add to the same name, each with its own label. A reading that fails is left out of that scrape. */
  add(gauge: { readonly name: string; readonly help: string; readonly labels?: readonly string[] }, read: Reader): void {
    const readers = this.readers.get(gauge.name) ?? this.open(gauge);
    readers.push(read);
  }

  served({ method, route, status, seconds }: Served): void {
    this.requests.observe({ method, route, status: String(status) }, seconds);
  }

  private open({ name, help, labels = [] }: { readonly name: string; readonly help: string; readonly labels?: readonly string[] }): Reader[] {
    const readers: Reader[] = [];
    this.readers.set(name, readers);
    new Gauge({
      name,
      help,
      labelNames: [...labels],
      registers: [this.registry],
      async collect() {
        this.reset();
        const all = await Promise.all(readers.map(read => Promise.resolve().then(read).catch(() => [])));
        for (const { value, labels: of } of all.flat()) this.set({ ...of }, value);
      },
    });
    return readers;
  }

  /** All figures as Prometheus reads them. */
  text(): Promise<string> {
    return this.registry.metrics();
  }
}
