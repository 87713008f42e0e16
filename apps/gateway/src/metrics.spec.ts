// Proof that the figures of several processes stand side by side as Prometheus wants them.
import { merged } from './metrics.js';

const figures = (value: number): string => `# HELP up Whether it is up\n# TYPE up gauge\nup ${value}\n\n# HELP requests Requests by route\n# TYPE requests histogram\nrequests_bucket{le="0.5",route="/cases/:id"} ${value}\nrequests_count{route="/cases/:id"} ${value}\n`;

describe('The figures of several processes', () => {
  it('are told once by family, each with the process that it is of', () => {
    expect(merged(new Map([['intake', figures(1)], ['routing', figures(2)]])).split('\n')).toEqual([
      '# HELP up Whether it is up', '# TYPE up gauge', 'up{process="intake"} 1', 'up{process="routing"} 2', '',
      '# HELP requests Requests by route', '# TYPE requests histogram',
      'requests_bucket{process="intake",le="0.5",route="/cases/:id"} 1', 'requests_count{process="intake",route="/cases/:id"} 1',
      'requests_bucket{process="routing",le="0.5",route="/cases/:id"} 2', 'requests_count{process="routing",route="/cases/:id"} 2', '',
    ]);
  });

  it('that only one of them has stand there too', () => expect(merged(new Map([['gateway', ''], ['audit', '# HELP ledger Leaves\n# TYPE ledger gauge\nledger 7\n']]))).toBe('# HELP ledger Leaves\n# TYPE ledger gauge\nledger{process="audit"} 7\n'));
});
