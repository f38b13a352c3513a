// Stores one whole build for use without a network. A build is installed all or nothing, each file
// checked against its hash; a new one waits until the reader asks for it; the catalogue may be
// updated within a build. `curate seal` fills in the next line. Protocol: see ARCHITECTURE.md.
const BUILD = null;

const SCOPE = registration.scope;
// Other sites on the same host share its caches.
const PREFIX = `ellm:${new URL(SCOPE).pathname}:`;
const OWN = PREFIX + BUILD.version;

// A folder's index page is stored under the folder's address, as static hosts serve it.
const at = (path) => new URL(path.replace(/(^|\/)index\.html$/, '$1'), SCOPE).href;
const keyOfData = (path, hash) => `${at(path)}?${hash}`;
const INDEX = 'index.html';
const LIST = 'works/index.html';

// The page asks for updates once it has loaded. If it cannot, the worker asks after a while, so
// that even a broken page can be replaced.
const PAUSE = 10_000;

let hasEnded = false;

// --- Fetching

// A file as it was published, or an error. A redirect leads to some network's login page.
const published = async (path, integrity) => {
  let failure;
  for (const cache of ['no-cache', 'reload']) {
    try {
      const response = await fetch(at(path), { cache, integrity, redirect: 'error' });
      if (response.ok) return response;
      failure = new Error(`${path}: ${response.status}`);
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
};

const publishedData = async (cache, build) => {
  const files = Object.entries(build.data);
  // Fetch all before storing any, so that nothing is half new.
  const responses = await Promise.all(files.map(([path, hash]) => published(path, hash)));
  await Promise.all(files.map(([path, hash], i) => cache.put(keyOfData(path, hash), responses[i])));
  // The one write that switches over.
  await cache.put(at('build.json'), Response.json(build));
  const current = new Set(files.map(([path, hash]) => keyOfData(path, hash)));
  for (const { url } of await cache.keys()) {
    if (url.includes('?sha256-') && !current.has(url)) await cache.delete(url);
  }
};

// --- Installing and activating

const install = async () => {
  const build = await (await published('build.json')).json();
  if (build.version !== BUILD.version) throw new Error('another build was published meanwhile');
  const cache = await caches.open(OWN);
  await Promise.all(Object.entries(BUILD.files).map(async ([path, hash]) => {
    await cache.put(at(path), await published(path, hash));
  }));
  await publishedData(cache, build);
};

// Pages opened with another build go on with that one.
let tabs;
const tabsOfOthers = () => tabs ??= caches.match(at('tabs.json'), { cacheName: OWN })
  .then((response) => response?.json() ?? {});

const activate = async () => {
  const others = (await caches.keys()).filter((name) => name.startsWith(PREFIX) && name !== OWN);
  const before = others.at(-1);
  const known = before && await (await caches.match(at('tabs.json'), { cacheName: before }))?.json();
  const open = before ? await clients.matchAll({ type: 'window' }) : [];
  const map = Object.fromEntries(open.map(({ id }) => [id, known?.[id] ?? before]));
  await (await caches.open(OWN)).put(at('tabs.json'), Response.json(map));
  tabs = undefined;
  const needed = new Set(Object.values(map));
  await Promise.all(others.filter((name) => !needed.has(name)).map((name) => caches.delete(name)));
};

addEventListener('install', (event) => {
  event.waitUntil(install().catch(async (failure) => {
    await caches.delete(OWN);
    throw failure;
  }));
});
addEventListener('activate', (event) => event.waitUntil(activate()));

// --- Answering

const keptBuild = async (cacheName) => (await caches.match(at('build.json'), { cacheName }))?.json();

// If the record of the data was evicted, any copy will do: all were checked.
const kept = async (path, cacheName = OWN) => {
  const build = await keptBuild(cacheName);
  const hash = build?.data?.[path];
  return caches.match(hash ? keyOfData(path, hash) : at(path), { cacheName, ignoreSearch: !build });
};

// A file that the browser evicted. If the host has another one by now, the build cannot be
// repaired, and the next navigation gets the host's.
const repaired = async (path) => {
  const cache = await caches.open(OWN);
  const hash = BUILD.files[path] ?? (await keptBuild(OWN))?.data?.[path];
  if (!hash) return fetch(at(path), { cache: 'no-cache', redirect: 'error' });
  try {
    const response = await published(path, hash);
    await cache.put(BUILD.files[path] ? at(path) : keyOfData(path, hash), response.clone());
    return response;
  } catch {
    const response = await fetch(at(path), { cache: 'reload', redirect: 'error' });
    if (!response.ok && ![404, 410].includes(response.status)) return response;
    await cache.delete(at(INDEX));
    return new Response('', { status: 404 });
  }
};

const answer = async (request, path, clientId) => {
  const cacheName = (await tabsOfOthers())[clientId] ?? OWN;
  const isOurs = cacheName === OWN && (path in BUILD.files || path.startsWith('data/'));
  // A request that bypasses all caches: our copy may be what is broken.
  if (isOurs && request.cache === 'reload') {
    return repaired(path).then((response) => response.ok ? response : kept(path), () => kept(path))
      .then((response) => response ?? Response.error());
  }
  return await kept(path, cacheName) ?? (isOurs ? repaired(path) : fetch(request));
};

const answerNavigation = async (request, path) => {
  if (path === INDEX) {
    const own = await kept(INDEX) ?? await repaired(INDEX).catch(() => null);
    if (own?.ok) return own;
    return fetch(request).catch(async () => await kept(LIST) ?? Response.error());
  }
  // Prerendered pages: the host's; without a network, the explorer's view of the same.
  return fetch(request).catch(async () => {
    const [, kind, id] = /^(works|areas)\/(?:([^/]+)\/)?/.exec(path) ?? [];
    if (id && id !== INDEX) return Response.redirect(at(`?${kind === 'works' ? 'work' : 'area'}=${id}`));
    return await kept(LIST) ?? Response.error();
  });
};

addEventListener('fetch', (event) => {
  const { request, clientId } = event;
  if (hasEnded || request.method !== 'GET' || !request.url.startsWith(SCOPE)) return;
  const { pathname } = new URL(request.url);
  const path = pathname.slice(new URL(SCOPE).pathname.length).replace(/(^|\/)$/, '$1index.html');
  if (request.mode === 'navigate') {
    event.respondWith(answerNavigation(request, path));
    event.waitUntil(new Promise((resolve) => { setTimeout(resolve, PAUSE); }).then(look));
  } else {
    event.respondWith(answer(request, path, clientId));
  }
});

// --- Looking for updates

const tell = async (message) => {
  for (const client of await clients.matchAll({ type: 'window' })) client.postMessage(message);
};

// The kill switch: deletes everything and unregisters.
const end = async () => {
  hasEnded = true;
  const own = (await caches.keys()).filter((name) => name.startsWith(PREFIX));
  await Promise.all(own.map((name) => caches.delete(name)));
  await registration.unregister();
  await tell({ type: 'ended' });
};

const lookNow = async () => {
  let response;
  try {
    response = await fetch(at('build.json'), { cache: 'no-cache', redirect: 'error' });
  } catch {
    return tell({ type: 'reach', online: false });
  }
  const isDevelopment = response.headers.has('x-development');
  if (isDevelopment || [404, 410].includes(response.status)) return end();
  // A failing host or some network's login page is no update.
  const build = response.ok ? await response.json().catch(() => null) : null;
  if (build?.schema !== 1) return undefined;
  if (build.kill === true) return end();
  await tell({ type: 'reach', online: true });
  if (build.version !== BUILD.version) return registration.update();
  const before = await keptBuild(OWN);
  if (JSON.stringify(before?.data) === JSON.stringify(build.data)) return undefined;
  return publishedData(await caches.open(OWN), build);
};

// A failure changes nothing. Pages are told what is stored either way, for some may have come too
// late to hear of a change.
let looking;
const look = () => looking ??= lookNow().catch(() => {})
  .then(async () => tell({ type: 'kept', build: await keptBuild(OWN) }))
  .finally(() => { looking = undefined; });

addEventListener('message', (event) => {
  const { type } = event.data ?? {};
  if (type === 'take') event.waitUntil(skipWaiting());
  if (type === 'look') event.waitUntil(look());
  if (type === 'what') {
    event.waitUntil(keptBuild(OWN).then((build) => {
      event.ports[0]?.postMessage({ version: BUILD.version, as_of: build?.as_of });
    }));
  }
});
