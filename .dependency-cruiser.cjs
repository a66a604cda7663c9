/**
 * The directions of the house, as errors (see docs: architecture).
 * web → contract ← server; modules → platform; module → module only through `.api.ts` and only downwards:
 * tenants ← territory ← people ← cases ← the other capabilities ← points, notices, insight. Upwards only by event.
 */
const tests = '[.](slow[.])?test[.]tsx?$|/(harness|testing|[a-z-]+[.]testing)[.]ts$'
const top = 'points|notices|insight'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one file, or miss a third.',
      severity: 'error',
      from: {},
      to: { circular: true },
    },
    {
      name: 'no-folder-cycles',
      comment: 'Capabilities of the server stand on each other, never in a ring.',
      severity: 'error',
      scope: 'folder',
      from: { path: '^server/modules/([^/]+)' },
      to: { circular: true, path: '^server/modules/', pathNot: '^server/modules/$1(/|$)' },
    },
    {
      name: 'contract-stands-alone',
      comment: 'The contract is what server and web share; it knows neither.',
      severity: 'error',
      from: { path: '^contract/' },
      to: { path: '^(server|web|demo|e2e|bench|tools)/' },
    },
    {
      name: 'web-knows-only-the-contract',
      severity: 'error',
      from: { path: '^web/' },
      to: { path: '^(server|demo|e2e|bench|tools)/' },
    },
    {
      name: 'server-knows-no-web',
      severity: 'error',
      from: { path: '^server/' },
      to: { path: '^(web|e2e|bench|tools)/' },
    },
    {
      name: 'demo-only-from-the-command-line',
      comment: 'Synthetic people never reach a module.',
      severity: 'error',
      from: { path: '^server/(modules|platform)/' },
      to: { path: '^demo/' },
    },
    {
      name: 'platform-is-domain-blind',
      severity: 'error',
      from: { path: '^server/platform/' },
      to: { path: '^server/(modules|commands|app[.]ts|main[.]ts)' },
    },
    {
      name: 'modules-know-no-shell',
      severity: 'error',
      from: { path: '^server/modules/' },
      to: { path: '^server/(commands/|app[.]ts|main[.]ts)' },
    },
    {
      name: 'module-only-through-its-api',
      comment: 'A module reaches another only through its `.api.ts`.',
      severity: 'error',
      from: { path: '^server/modules/([^/]+)/' },
      to: { path: '^server/modules/', pathNot: ['^server/modules/$1/', '[.]api[.]ts$'] },
    },
    {
      name: 'tenants-lowest',
      severity: 'error',
      from: { path: '^server/modules/tenants/' },
      to: { path: '^server/modules/', pathNot: '^server/modules/tenants/' },
    },
    {
      name: 'territory-downwards',
      severity: 'error',
      from: { path: '^server/modules/territory/' },
      to: { path: '^server/modules/', pathNot: '^server/modules/(tenants|territory)/' },
    },
    {
      name: 'people-downwards',
      severity: 'error',
      from: { path: '^server/modules/people/' },
      to: { path: '^server/modules/', pathNot: '^server/modules/(tenants|territory|people)/' },
    },
    {
      name: 'cases-downwards',
      severity: 'error',
      from: { path: '^server/modules/cases/' },
      to: { path: '^server/modules/', pathNot: '^server/modules/(tenants|territory|people|cases)/' },
    },
    {
      name: 'capabilities-downwards',
      comment: 'Points, notices and insight listen to everyone; nobody calls up to them.',
      severity: 'error',
      from: { path: '^server/modules/', pathNot: `^server/modules/(${top})/` },
      to: { path: `^server/modules/(${top})/` },
    },
    {
      name: 'sql-only-in-stores',
      comment: 'All SQL of a module is in its `.store.ts`.',
      severity: 'error',
      from: { path: '^server/modules/', pathNot: '[.]store[.]ts$' },
      to: { path: 'node_modules/(kysely|pg)/' },
    },
    {
      name: 'routes-never-decide',
      comment: 'Routes go contract → service → reply.',
      severity: 'error',
      from: { path: '^server/modules/.+[.]routes[.]ts$' },
      to: { path: '[.]store[.]ts$' },
    },
    {
      name: 'rules-are-pure',
      comment: 'Time and facts come in as arguments.',
      severity: 'error',
      from: { path: '^server/modules/.+[.]rules[.]ts$' },
      to: {
        path: '[.](store|service|routes)[.]ts$|^server/platform/(database|http|outbox|jobs|files|stream|clock)|^(node:)?(fs|net|http|https|child_process)(/|$)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'features-never-meet',
      comment: 'Features of the web meet only in web/app.',
      severity: 'error',
      from: { path: '^web/features/([^/]+)/' },
      to: { path: '^web/features/', pathNot: '^web/features/$1/' },
    },
    {
      name: 'ui-is-domain-blind',
      severity: 'error',
      from: { path: '^web/(ui|words)/' },
      to: { path: '^web/(features|app)/' },
    },
    {
      name: 'cases-serve-the-features',
      comment: 'Parts of cases that several features show. They know the shell, the parts and the words; no feature.',
      severity: 'error',
      from: { path: '^web/cases/' },
      to: { path: '^web/features/' },
    },
    {
      name: 'shell-knows-no-cases',
      severity: 'error',
      from: { path: '^web/(ui|words|app)/' },
      to: { path: '^web/cases/' },
    },
    {
      name: 'testing-only-for-tests',
      severity: 'error',
      from: { pathNot: '^(server/testing|e2e|bench)/' },
      to: { path: '^server/testing/' },
    },
    {
      name: 'server-runs-on-dependencies',
      comment: 'What the server needs at run time is a dependency, never a devDependency.',
      severity: 'error',
      from: { path: '^(server|contract|demo)/', pathNot: '^server/testing/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvable',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Tests may reach anywhere; what they test may not.
    exclude: { path: ['[.]gen[.]tsx?$', '(^|/)dist/', tests] },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    metrics: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
      extensions: ['.ts', '.tsx', '.mjs', '.cjs', '.js', '.json', '.d.ts', '.css'],
    },
  },
}
