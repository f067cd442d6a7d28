const app = '^apps/([^/]+)/';
const notTest = '[.](spec|fixture|conformance)[.]ts$';
const rules = [
  {
    name: 'apps-never-meet',
    comment: 'services know each other by events only; standalone and the command line start them',
    from: { path: app, pathNot: ['^apps/(standalone|cli)/', notTest] },
    to: { path: '^apps/', pathNot: '^apps/$1/' },
  },
  {
    name: 'whole-services-only',
    comment: 'standalone and the command line take a service by its door',
    from: { path: '^apps/(standalone|cli)/' },
    to: {
      path: '^apps/(directory|registration|evaluation|certification|notification)/',
      pathNot: '^apps/[^/]+/index[.]ts$',
    },
  },
  { name: 'libs-know-no-app', from: { path: '^libs/' }, to: { path: '^apps/' } },
  {
    name: 'lifecycle-is-pure',
    from: { path: '^libs/lifecycle/', pathNot: notTest },
    to: { pathNot: '^libs/lifecycle/' },
  },
  {
    name: 'regulation-is-pure',
    from: { path: '^libs/regulation/', pathNot: notTest },
    to: { pathNot: ['^libs/regulation/', 'node_modules/(yaml|decimal[.]js)/'] },
  },
  {
    name: 'commands-touch-no-io',
    from: { path: '[.](commands|outcomes|facts|move)[.]ts$' },
    to: {
      path: '(node_modules/(typeorm|@nestjs|amqplib|pg)/|^node:|[.](store|service)[.]ts$)',
      dependencyTypesNot: ['type-only'],
    },
  },
  {
    name: 'broker-in-one-place',
    from: { path: '^(apps|libs)/', pathNot: ['^libs/(messaging|testing)/', notTest, '^apps/cli/bench/'] },
    to: { path: 'node_modules/amqplib/' },
  },
  {
    name: 'tests-stay-out',
    from: { path: '^(apps|libs)/', pathNot: [notTest, '^libs/testing/', '^apps/cli/'] },
    to: { path: '^libs/testing/' },
  },
  { name: 'no-cycles', from: {}, to: { circular: true } },
];

module.exports = {
  forbidden: rules.map((rule) => ({ severity: 'error', ...rule })),
  options: {
    tsPreCompilationDeps: 'specify',
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
