// Who may import whom: the import law of the house as rules for dependency-cruiser.
const services = '(?:intake|routing|conference|supervision|audit)';
const tests = '\\.(?:spec|int\\.spec|e2e\\.spec)\\.ts$|^(?:apps|libs)/[^/]+/test/';
/** Rooms of a service that stand with one foot in the world. */
const worldly = 'migrations|timers|windows|ledger';
/** Beside a policy, what carries its command out where deciding alone does not: it asks the desk, the vault or a view. */
const errands = '/policies/(?:clear-tables|destroy-key|parting|return-cases|set-others-apart|take-in)\\.ts$';
/** A lib that may reach only these other libs, and no app. */
const lib = (name, ...friends) => ({
  name: `${name}-imports-only-${friends.length ? friends.join('-') : 'nothing'}`,
  severity: 'error',
  from: { path: `^libs/${name}/`, pathNot: tests },
  to: { path: '^(?:libs|apps)/', pathNot: `^libs/(?:${[name, ...friends].join('|')})/` },
});

module.exports = {
  forbidden: [
    { name: 'kernel-imports-nothing', severity: 'error', from: { path: '^libs/kernel/', pathNot: tests }, to: { pathNot: '^libs/kernel/' } },
    lib('contracts', 'kernel'),
    lib('rulebook', 'kernel'),
    lib('case-file', 'contracts', 'rulebook', 'kernel'),
    lib('vault', 'kernel'),
    lib('event-store', 'vault', 'kernel'),
    lib('projections', 'event-store', 'vault', 'kernel'),
    lib('messaging', 'projections', 'event-store', 'kernel'),
    { name: 'platform-never-imports-testing-or-apps', severity: 'error', from: { path: '^libs/platform/', pathNot: tests }, to: { path: '^(?:libs/testing|apps)/' } },
    { name: 'only-tests-import-testing', severity: 'error', from: { path: '^(?:libs|apps)/', pathNot: `^libs/testing/|${tests}` }, to: { path: '^libs/testing/' } },
    { name: 'testing-knows-no-app', severity: 'error', from: { path: '^libs/testing/', pathNot: tests }, to: { path: '^apps/' } },
    { name: 'a-service-never-imports-another', severity: 'error', from: { path: `^apps/(${services})/` }, to: { path: '^apps/', pathNot: '^apps/$1/' } },
    { name: 'the-hall-knocks-at-doors', severity: 'error', from: { path: '^apps/hall/' }, to: { path: `^apps/${services}/`, pathNot: `^apps/${services}/src/index\\.ts$` } },
    { name: 'the-gateway-knows-no-service', severity: 'error', from: { path: '^apps/gateway/', pathNot: tests }, to: { path: '^apps/', pathNot: '^apps/gateway/' } },
    { name: 'console-knows-words-only', severity: 'error', from: { path: '^apps/console/' }, to: { path: '^(?:libs|apps)/', pathNot: '^(?:libs/(?:contracts|case-file)|apps/console)/' } },
    {
      name: 'a-decision-cannot-fail',
      severity: 'error',
      from: { path: `^apps/${services}/src/(?!(?:views|policies|${worldly})/)([^/]+)/`, pathNot: tests },
      to: { pathNot: ['^libs/(?:kernel|contracts|rulebook)/', `^apps/${services}/src/$1/`] },
    },
    {
      name: 'a-view-and-a-policy-are-pure',
      severity: 'error',
      from: { path: `^apps/(${services})/src/(?:views|policies)/`, pathNot: [tests, errands] },
      to: { pathNot: ['^libs/(?:kernel|contracts|rulebook)/', `^apps/$1/src/(?!(?:${worldly})/)`], dependencyTypesNot: ['type-only'] },
    },
    { name: 'nest-in-platform-and-apps', severity: 'error', from: { path: '^libs/', pathNot: `^libs/platform/|${tests}` }, to: { path: 'node_modules/@nestjs/' } },
    {
      name: 'typeorm-in-views-migrations-projections',
      severity: 'error',
      from: { path: '^(?:libs|apps)/', pathNot: `^libs/projections/|/migrations/|/migrations\\.ts$|/views/|^libs/testing/|${tests}` },
      to: { path: 'node_modules/(?:typeorm|@nestjs/typeorm)/' },
    },
    { name: 'kafkajs-in-one-folder', severity: 'error', from: { path: '^(?:libs|apps)/', pathNot: '^libs/messaging/src/kafka/' }, to: { path: 'node_modules/kafkajs/' } },
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    tsConfig: { fileName: 'tsconfig.json' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
