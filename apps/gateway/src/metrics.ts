// Figures of several processes as one text for Prometheus: each family once, each figure with the process that it is of.

interface Family {
  readonly about: readonly string[];
  readonly figures: string[];
}

const labelled = (figure: string, process: string): string => figure.replace(/^([A-Za-z_:][\w:]*)(?:\{(.*)\})? /, (_, name: string, labels: string | undefined) => `${name}{process="${process}"${labels ? `,${labels}` : ''}} `);

/** `texts` by process, as each would show it by itself. Pure. */
export function merged(texts: ReadonlyMap<string, string>): string {
  const families = new Map<string, Family>();
  for (const [process, text] of texts)
    for (const block of text.split(/(?=^# HELP )/m)) {
      const lines = block.split('\n').filter(line => line !== '');
      const [, name] = /^# HELP (\S+)/.exec(block) ?? [];
      if (name === undefined) continue;
      const family = families.get(name) ?? { about: lines.filter(line => line.startsWith('#')), figures: [] };
      family.figures.push(...lines.filter(line => !line.startsWith('#')).map(line => labelled(line, process)));
      families.set(name, family);
    }
  return `${[...families.values()].map(({ about, figures }) => [...about, ...figures].join('\n')).join('\n\n')}\n`;
}
