// Registers the service worker and reports to the page by events on `window`:
// `ellm:offline-ready`, `ellm:update`, `ellm:offline`, `ellm:online`. The page answers with
// `ellm:take-update`. Late listeners read `ellm.offline`. See ARCHITECTURE.md.

const HOUR = 60 * 60 * 1000;

const state = {
  // Whether the page works without a network.
  ready: false,
  online: navigator.onLine,
  // The running build, and the day of its data.
  version: null,
  as_of: null,
  // The available update: { kind: 'build' | 'data', version, as_of, taken }.
  update: null,
};

const say = (name, detail) => window.dispatchEvent(new CustomEvent(`ellm:${name}`, { detail }));

const offer = (update) => {
  state.update = update;
  say('update', update);
};

const reach = (online) => {
  if (state.online === online) return;
  state.online = online;
  say(online ? 'online' : 'offline', { as_of: state.as_of });
};

// What a worker has stored: { version, as_of }.
const ask = (worker) => new Promise((resolve) => {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = ({ data }) => resolve(data);
  worker.postMessage({ type: 'what' }, [port2]);
});

const until = (worker, wanted) => new Promise((resolve) => {
  const look = () => {
    if (worker.state === wanted) resolve(true);
    if (worker.state === 'redundant') resolve(false);
  };
  worker.addEventListener('statechange', look);
  look();
});

// A worker being installed: the first makes the page ready, a later one is an update.
const follow = async (registration, worker) => {
  const isFirst = !registration.active;
  if (!await until(worker, isFirst ? 'activated' : 'installed')) return;
  const { version, as_of } = await ask(worker);
  if (isFirst) {
    state.ready = true;
    say('offline-ready', { version, as_of });
  } else {
    offer({ kind: 'build', version, as_of, taken: false });
  }
};

// Only when the reader asks. If another tab has taken it already, a reload is enough.
const take = async (registration) => {
  const { waiting } = registration;
  if (waiting) {
    waiting.postMessage({ type: 'take' });
    if (!await until(waiting, 'activated')) return;
  }
  location.reload();
};

// Offers the stored data if they differ from those that the page came with.
const compare = (own, kept) => {
  if (kept?.version !== own.version || state.update) return;
  if (JSON.stringify(kept.data) === JSON.stringify(own.data)) return;
  offer({ kind: 'data', version: kept.version, as_of: kept.as_of, taken: true });
};

const hear = (own, { data }) => {
  if (data?.type === 'reach') reach(data.online);
  if (data?.type === 'kept') compare(own, data.build);
  if (data?.type === 'ended') Object.assign(state, { ready: false, update: null });
};

const watch = (registration) => {
  let last = Date.now();
  const look = () => {
    last = Date.now();
    registration.active?.postMessage({ type: 'look' });
    // Fails without a network, which is known already.
    registration.update().catch(() => {});
  };
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState === 'visible' && Date.now() - last >= HOUR) look();
  });
  window.addEventListener('online', () => registration.active?.postMessage({ type: 'look' }));
  window.addEventListener('offline', () => reach(false));
  registration.active?.postMessage({ type: 'look' });
};

/** Registers the worker and follows it. Does nothing where browsers or `trunk serve` have none. */
export const start = async () => {
  const { ellm } = globalThis;
  ellm.offline = state;
  const build = await ellm.build;
  Object.assign(state, { version: build?.version ?? null, as_of: build?.as_of ?? null });
  const container = navigator.serviceWorker;
  if (!container || !build || build.isDevelopment) return;
  let registration;
  try {
    registration = await container.register('sw.js', { updateViaCache: 'none' });
  } catch (error) {
    // Refused by the browser or its settings; the page works without it.
    console.info(`The explorer will not work offline: ${error.message}`);
    return;
  }
  const { installing, waiting, active } = registration;
  state.ready = Boolean(active);
  for (const worker of [installing, waiting]) if (worker) follow(registration, worker);
  registration.addEventListener('updatefound', () => follow(registration, registration.installing));
  container.addEventListener('message', (event) => hear(build, event));
  container.addEventListener('controllerchange', () => {
    if (state.update?.kind === 'build') offer({ ...state.update, taken: true });
  });
  window.addEventListener('ellm:take-update', () => take(registration));
  container.startMessages();
  watch(registration);
  // Only once the files are stored, so that it costs no download.
  const tell = () => import('./references.js').then(({ start }) => start(), console.info);
  if (state.ready) tell();
  else window.addEventListener('ellm:offline-ready', tell, { once: true });
};
