/** The layers of ARCHITECTURE.md, one rule a row of the tree. */
const only = (name, from, allowed) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { pathNot: [from, ...allowed], dependencyTypesNot: ['core'] },
});
/** The rooms of the page, floor by floor: each may import itself and the floors below, and none beside it. */
const floors = [
  ['api', 'ui'],
  ['stores'],
  ['gallery', 'models'],
  ['nodes'],
  ['commands', 'settings'],
  ['running', 'files'],
  ['editor', 'inspector', 'runs', 'history'],
  ['form'],
  ['shell'],
];
/** What a room of the page must leave out, though it lies below. */
const leavesOut = { stores: ['ui'] };
/** What a room of the page may see of the shared language; not named: all of it. */
const sharedFor = { ui: '^shared/(errors|texts)/' };
const page = (rooms) => `^renderer/src/(${rooms.join('|')})/`;
const pageRoom = (rooms, floor) =>
  rooms.map((room) => {
    const below = floors.slice(0, floor).flat();
    const allowed = [room, ...below].filter((each) => !leavesOut[room]?.includes(each));
    return only(`page/${room}`, page([room]), [page(allowed), sharedFor[room] ?? '^shared/', 'node_modules/']);
  });
const npm = (...names) => `node_modules/(${names.join('|')})/`;

export default {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'headless',
      comment: 'Only the desktop host may reach electron, however indirectly.',
      severity: 'error',
      from: { path: '^(shared|electron|renderer)/', pathNot: '^electron/hosts/desktop/' },
      to: { path: 'node_modules/electron/', reachable: true },
    },
    { name: 'shared-is-pure', severity: 'error', from: { path: '^shared/' }, to: { dependencyTypes: ['core'] } },
    only('errors', '^shared/errors/', []),
    only('graph', '^shared/graph/', ['^shared/errors/']),
    only('workflow', '^shared/workflow/', ['^shared/(errors|graph)/', npm('zod')]),
    only('providers', '^shared/providers/', ['^shared/(errors|graph)/', npm('zod')]),
    only('nodes', '^shared/nodes/', ['^shared/(errors|graph|providers)/', npm('papaparse')]),
    only('foreign', '^shared/foreign/', [
      '^shared/(errors|graph|providers|nodes|workflow)/',
      '^shared/Offer\\.ts$',
      npm('zod'),
    ]),
    {
      name: 'registries-are-handed-in',
      comment: 'Node types and providers are values that are handed in: the lists of them are named in one place.',
      severity: 'error',
      from: { path: '^(shared|electron|renderer)/', pathNot: '^shared/shipped\\.ts$' },
      to: { path: '^shared/(nodes|providers)/index\\.ts$' },
    },
    {
      name: 'shipped-by-the-roots',
      comment: 'Only what puts a program together names what is shipped.',
      severity: 'error',
      from: {
        path: '^(shared|electron|renderer)/',
        pathNot: ['^electron/hosts/openApp\\.ts$', '^electron/hosts/cli/', '^renderer/src/main\\.tsx$'],
      },
      to: { path: '^shared/shipped\\.ts$' },
    },
    only('runs', '^shared/runs/', ['^shared/(errors|graph)/']),
    only('api', '^shared/api/', [
      '^shared/(errors|graph|runs|workflow)/',
      '^shared/foreign/ImportReport\\.ts$',
      npm('zod'),
    ]),
    only('engine', '^electron/engine/', ['^shared/']),
    {
      name: 'engine-does-no-io',
      severity: 'error',
      from: { path: '^electron/engine/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'platform',
      comment: 'A room may use itself and disk/, no other.',
      severity: 'error',
      from: { path: '^electron/platform/([^/]+)/' },
      to: {
        pathNot: ['^electron/platform/($1|disk)/', '^shared/', '^electron/engine/', 'node_modules/'],
        dependencyTypesNot: ['core'],
      },
    },
    {
      name: 'reply-knows-no-call',
      comment: 'Reading the bytes of a reply needs nothing of the call that brought them.',
      severity: 'error',
      from: { path: '^electron/platform/http/reply/' },
      to: { path: '^electron/platform/http/', pathNot: '^electron/platform/http/reply/' },
    },
    only('service', '^electron/service/', ['^shared/', '^electron/engine/']),
    {
      name: 'hosts-know-not-each-other',
      severity: 'error',
      from: { path: '^electron/hosts/([^/]+)/' },
      to: { path: '^electron/hosts/[^/]+/', pathNot: '^electron/hosts/$1/' },
    },
    {
      name: 'doors-go-through-the-service',
      comment: 'A door asks the service by its calls; it takes no rule of it into its own hands.',
      severity: 'error',
      from: { path: '^electron/hosts/[^/]+/' },
      to: {
        path: '^electron/service/',
        pathNot: '^electron/service/(createService|AnnouncementLog|ports/ShellPort)\\.ts$',
      },
    },
    {
      name: 'nothing-imports-hosts',
      severity: 'error',
      from: { path: '^(shared|renderer)/|^electron/(engine|platform|service)/' },
      to: { path: '^electron/hosts/' },
    },
    {
      name: 'sqlite-in-one-folder',
      severity: 'error',
      from: { path: '^(electron|shared|renderer)/', pathNot: '^electron/platform/library/' },
      to: { path: 'better-sqlite3' },
    },
    {
      name: 'sharp-in-one-folder',
      severity: 'error',
      from: { path: '^(electron|shared|renderer)/', pathNot: '^electron/platform/images/' },
      to: { path: 'node_modules/sharp/' },
    },
    only('renderer', '^renderer/', ['^shared/', 'node_modules/']),
    ...floors.flatMap(pageRoom),
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
};
